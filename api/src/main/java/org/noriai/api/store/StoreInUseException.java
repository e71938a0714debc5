package org.noriai.api.store;

import java.nio.file.Path;

/** Another process, or this one, has the data folder open. */
public final class StoreInUseException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the folder and its owner.
     *
     * @param dataDir the folder
     * @param owner the id of the process that has it open, blank if unknown
     */
    public StoreInUseException(Path dataDir, String owner) {
        super("The data folder %s is in use by %s. Stop that one, or give another folder."
                .formatted(dataDir, owner.isBlank() ? "another process" : "process " + owner));
    }
}

package org.noriai.api.configure;

/** The service can't start because somebody else, or the one before it for a moment, listens on its port. */
final class PortInUseException extends StartException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which.
     *
     * @param option of the command line that names the port
     */
    PortInUseException(int port, String host, String option) {
        super("Port %d on %s is in use or not allowed; choose another with %s.".formatted(port, host, option));
    }
}

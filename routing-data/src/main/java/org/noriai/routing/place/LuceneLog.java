package org.noriai.routing.place;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What Lucene says on standard error. */
final class LuceneLog {

    // Held, since a logger that nobody holds forgets its level.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private LuceneLog() {}

    /** It advises an incubator module for vector search, which is not done here. To be called before Lucene is used. */
    static void quieten() {
        VECTORS.setLevel(Level.SEVERE);
    }
}

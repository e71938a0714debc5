/** Speeds learned from the service's own vehicles: positions matched to streets, then factors by day, hour and road class. */
@NullMarked
package org.noriai.routing.learning;

import org.jspecify.annotations.NullMarked;

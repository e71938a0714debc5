/** Timetables on disk, and the one that is in force. */
@NullMarked
package org.noriai.routing.transit.store;

import org.jspecify.annotations.NullMarked;

/** Tests of timetables on disk and of the one in force. */
@NullMarked
package org.noriai.routing.transit.store;

import org.jspecify.annotations.NullMarked;

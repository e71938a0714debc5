/** Tests of the timetable. */
@NullMarked
package org.noriai.routing.transit;

import org.jspecify.annotations.NullMarked;

/** Timetables while the service runs: a later feed takes the place of an earlier one, a bad one changes nothing. */
@NullMarked
package org.noriai.api.timetable;

import org.jspecify.annotations.NullMarked;

/** The service area: its virtual stops, hours, rules, fleet, and what follows from where it lies. */
@NullMarked
package org.noriai.routing.area;

import org.jspecify.annotations.NullMarked;

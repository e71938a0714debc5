/** What a driver is told on the way. */
@NullMarked
package org.noriai.routing.directions;

import org.jspecify.annotations.NullMarked;

/** Streets that are closed or slow for a time, and the driving times that follow from them. */
@NullMarked
package org.noriai.routing.closure;

import org.jspecify.annotations.NullMarked;

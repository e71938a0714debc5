/** Application services: what a request has to be, whose it is, and that it is done once. */
@NullMarked
package org.noriai.api.booking;

import org.jspecify.annotations.NullMarked;

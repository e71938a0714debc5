/** What the engine needs from outside: travel times, a durable log, a clock. */
@NullMarked
package org.noriai.dispatch.spi;

import org.jspecify.annotations.NullMarked;

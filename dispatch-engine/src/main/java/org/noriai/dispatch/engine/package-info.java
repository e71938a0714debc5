/** From a command to durable events: pure decisions, and the single writer that orders them. */
@NullMarked
package org.noriai.dispatch.engine;

import org.jspecify.annotations.NullMarked;

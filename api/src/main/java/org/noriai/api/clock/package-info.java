/** The engine's time: its epoch, its speed, and that it never goes backwards. */
@NullMarked
package org.noriai.api.clock;

import org.jspecify.annotations.NullMarked;

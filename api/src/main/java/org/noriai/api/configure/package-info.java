/** Wiring only: arguments in, a running service out. */
@NullMarked
package org.noriai.api.configure;

import org.jspecify.annotations.NullMarked;

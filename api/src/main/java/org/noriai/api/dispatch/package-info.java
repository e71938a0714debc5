/** Between callers and the engine: commands asked and refused, the roster, and what of a plan others may know. */
@NullMarked
package org.noriai.api.dispatch;

import org.jspecify.annotations.NullMarked;

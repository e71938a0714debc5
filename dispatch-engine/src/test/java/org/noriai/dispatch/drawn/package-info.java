/** Fleets for tests: drawn as text, or built from specifications, always through events. */
@NullMarked
package org.noriai.dispatch.drawn;

import org.jspecify.annotations.NullMarked;

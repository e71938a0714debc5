/** What becomes of plans when the world differs from them. */
@NullMarked
package org.noriai.dispatch.repair;

import org.jspecify.annotations.NullMarked;

/** Tests of the engine on a small town. */
@NullMarked
package org.noriai.dispatch.engine;

import org.jspecify.annotations.NullMarked;

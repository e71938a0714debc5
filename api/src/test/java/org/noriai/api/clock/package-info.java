/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.clock;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.rider;

import org.jspecify.annotations.NullMarked;

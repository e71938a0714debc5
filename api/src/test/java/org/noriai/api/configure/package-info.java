/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.configure;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.security;

import org.jspecify.annotations.NullMarked;

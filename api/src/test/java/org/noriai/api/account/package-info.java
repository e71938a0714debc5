/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.account;

import org.jspecify.annotations.NullMarked;

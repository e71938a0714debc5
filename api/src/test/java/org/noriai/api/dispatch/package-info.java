/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.dispatch;

import org.jspecify.annotations.NullMarked;

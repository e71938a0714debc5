/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.desk;

import org.jspecify.annotations.NullMarked;

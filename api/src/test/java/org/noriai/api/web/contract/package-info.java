/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.web.contract;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.mail;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package org.noriai.api.store.people;

import org.jspecify.annotations.NullMarked;

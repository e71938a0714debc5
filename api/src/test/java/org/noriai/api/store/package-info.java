/** Tests of what is kept on disk. */
@NullMarked
package org.noriai.api.store;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@NullMarked
package org.noriai.routing.place.source;

import org.jspecify.annotations.NullMarked;

/** Tests. */
@NullMarked
package org.noriai.routing.place.text;

import org.jspecify.annotations.NullMarked;

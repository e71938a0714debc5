/** Places that riders name: reading them from open data, searching as one types, and naming a point. */
@NullMarked
package org.noriai.routing.place;

import org.jspecify.annotations.NullMarked;

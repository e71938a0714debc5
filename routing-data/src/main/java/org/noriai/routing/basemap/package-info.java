/** Vector tiles of the same extract, to draw the map from. */
@NullMarked
package org.noriai.routing.basemap;

import org.jspecify.annotations.NullMarked;

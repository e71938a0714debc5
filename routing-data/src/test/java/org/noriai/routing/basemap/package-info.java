/** Tests of the tile archive. */
@NullMarked
package org.noriai.routing.basemap;

import org.jspecify.annotations.NullMarked;

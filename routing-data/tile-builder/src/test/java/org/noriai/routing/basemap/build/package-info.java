/** Tests of the tile builder. */
@NullMarked
package org.noriai.routing.basemap.build;

import org.jspecify.annotations.NullMarked;

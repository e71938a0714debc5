/** What the import needs large libraries for, in a process of its own: the basemap's tiles and the time zone of a place. */
@NullMarked
package org.noriai.routing.basemap.build;

import org.jspecify.annotations.NullMarked;

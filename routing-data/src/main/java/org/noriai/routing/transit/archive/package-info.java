/** The files of a feed, zipped or in a folder: read within bounds and row by row, and what is wrong with them. */
@NullMarked
package org.noriai.routing.transit.archive;

import org.jspecify.annotations.NullMarked;

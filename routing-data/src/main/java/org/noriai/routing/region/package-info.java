/** The region bundle, a folder with all that was derived from a map extract, and the importer that makes it. */
@NullMarked
package org.noriai.routing.region;

import org.jspecify.annotations.NullMarked;

/** Tests of the import, on real maps. */
@NullMarked
package org.noriai.routing.region;

import org.jspecify.annotations.NullMarked;

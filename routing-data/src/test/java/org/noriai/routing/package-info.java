/** Rules that hold for the whole module. */
@NullMarked
package org.noriai.routing;

import org.jspecify.annotations.NullMarked;

/** An OpenStreetMap extract, read for what it holds besides its streets, and where it lies. */
@NullMarked
package org.noriai.routing.extract;

import org.jspecify.annotations.NullMarked;

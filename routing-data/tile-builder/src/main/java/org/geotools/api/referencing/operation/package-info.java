/** A type that Planetiler's bytecode names and never uses here; GeoTools itself is not on Maven Central. */
@NullMarked
package org.geotools.api.referencing.operation;

import org.jspecify.annotations.NullMarked;

package org.geotools.api.referencing.operation;

/** Named by Planetiler's shapefile reader, which is not used. */
public interface MathTransform {}

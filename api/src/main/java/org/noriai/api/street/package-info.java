/** The streets as they are at present, for everything in the service that drives by them. */
@NullMarked
package org.noriai.api.street;

import org.jspecify.annotations.NullMarked;

/** Tests of the service area's file. */
@NullMarked
package org.noriai.routing.area;

import org.jspecify.annotations.NullMarked;

/** The area file, in which an operator says how the service is to run: read, and every mistake in it told with its line. */
@NullMarked
package org.noriai.routing.areafile;

import org.jspecify.annotations.NullMarked;

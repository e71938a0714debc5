@NullMarked
package org.noriai.routing.areafile;

import org.jspecify.annotations.NullMarked;

/** Texts as they are compared: scripts, readings, spellings. */
@NullMarked
package org.noriai.routing.place.text;

import org.jspecify.annotations.NullMarked;

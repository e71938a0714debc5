/** Better plans for a neighbourhood of rides, and the independent check of what comes back. */
@NullMarked
package org.noriai.dispatch.improve;

import org.jspecify.annotations.NullMarked;

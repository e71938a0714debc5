/** Tests of simulated days. */
@NullMarked
package org.noriai.dispatch.simulation;

import org.jspecify.annotations.NullMarked;

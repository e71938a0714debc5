/** Figures for who watches over the service. */
@NullMarked
package org.noriai.api.metrics;

import org.jspecify.annotations.NullMarked;

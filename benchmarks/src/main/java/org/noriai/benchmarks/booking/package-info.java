/** How fast offers and confirmations are answered over gRPC. */
@NullMarked
package org.noriai.benchmarks.booking;

import org.jspecify.annotations.NullMarked;

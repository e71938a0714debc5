/** A caller of the public gRPC API: connection, engine time, retries. */
@NullMarked
package org.noriai.benchmarks.client;

import org.jspecify.annotations.NullMarked;

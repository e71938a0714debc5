/** What a caller did wrong, once for gRPC and HTTP: every problem with its field and value. */
@NullMarked
package org.noriai.api.problem;

import org.jspecify.annotations.NullMarked;

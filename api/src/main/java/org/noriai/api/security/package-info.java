/** Who may call what: deny by default, one interceptor for gRPC and HTTP. */
@NullMarked
package org.noriai.api.security;

import org.jspecify.annotations.NullMarked;

/** The service: the only main, and the only place that knows protobuf, HTTP and SQL. */
@NullMarked
package org.noriai.api;

import org.jspecify.annotations.NullMarked;

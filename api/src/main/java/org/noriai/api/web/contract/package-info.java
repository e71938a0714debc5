/** One generic adapter that serves the contract as JSON and server-sent events, and describes it as OpenAPI. */
@NullMarked
package org.noriai.api.web.contract;

import org.jspecify.annotations.NullMarked;

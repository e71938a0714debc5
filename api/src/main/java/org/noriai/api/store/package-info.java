/** What is kept on disk: the event log in its versioned format, idempotency keys, accounts and tokens. */
@NullMarked
package org.noriai.api.store;

import org.jspecify.annotations.NullMarked;

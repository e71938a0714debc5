/** What the service's own drives teach about the streets. */
@NullMarked
package org.noriai.api.learning;

import org.jspecify.annotations.NullMarked;

/** What is known of the fleet beside its log: where vehicles are, and how its seconds map to instants. */
@NullMarked
package org.noriai.api.fleet;

import org.jspecify.annotations.NullMarked;

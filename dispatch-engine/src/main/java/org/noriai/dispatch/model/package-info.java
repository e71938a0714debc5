/** The words of the service as immutable values: rides, parties, vehicles, shifts, plans, promises, rules. */
@NullMarked
package org.noriai.dispatch.model;

import org.jspecify.annotations.NullMarked;

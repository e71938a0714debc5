/** People: who may call, and what is known of whom. Every part works for one city, and names it in each statement. */
@NullMarked
package org.noriai.api.store.people;

import org.jspecify.annotations.NullMarked;

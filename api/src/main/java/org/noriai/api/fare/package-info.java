/** What rides cost: rules from a file, prices frozen with the offer, and what was taken. */
@NullMarked
package org.noriai.api.fare;

import org.jspecify.annotations.NullMarked;

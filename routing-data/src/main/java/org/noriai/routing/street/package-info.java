/** The street network: drives of a small bus from stop to stop, walks to stops. GraphHopper lives here. */
@NullMarked
package org.noriai.routing.street;

import org.jspecify.annotations.NullMarked;

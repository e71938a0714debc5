/** What riders and everybody call: accounts, booking, information. */
@NullMarked
package org.noriai.api.rider;

import org.jspecify.annotations.NullMarked;

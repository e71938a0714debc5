/** What a vehicle's tablet calls. */
@NullMarked
package org.noriai.api.driver;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.noriai.api.fare;

import org.jspecify.annotations.NullMarked;

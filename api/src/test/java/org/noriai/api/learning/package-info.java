@NullMarked
package org.noriai.api.learning;

import org.jspecify.annotations.NullMarked;

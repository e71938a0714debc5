@NullMarked
package org.noriai.dispatch;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.noriai.dispatch.reposition;

import org.jspecify.annotations.NullMarked;

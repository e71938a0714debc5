@NullMarked
package org.noriai.dispatch.insertion;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.noriai.dispatch.improve;

import org.jspecify.annotations.NullMarked;

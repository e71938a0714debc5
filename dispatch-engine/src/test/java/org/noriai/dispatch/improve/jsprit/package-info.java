@NullMarked
package org.noriai.dispatch.improve.jsprit;

import org.jspecify.annotations.NullMarked;

/** The one package that knows jsprit. */
@NullMarked
package org.noriai.dispatch.improve.jsprit;

import org.jspecify.annotations.NullMarked;

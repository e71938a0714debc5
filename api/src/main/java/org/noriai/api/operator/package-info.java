/** What the operator's staff call. */
@NullMarked
package org.noriai.api.operator;

import org.jspecify.annotations.NullMarked;

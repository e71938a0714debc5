/** Where idle vehicles should wait: expected demand, an exact transport problem, and what must not suffer from it. */
@NullMarked
package org.noriai.dispatch.reposition;

import org.jspecify.annotations.NullMarked;

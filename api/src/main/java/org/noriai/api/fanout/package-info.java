/** Live positions and change streams, within this process. */
@NullMarked
package org.noriai.api.fanout;

import org.jspecify.annotations.NullMarked;

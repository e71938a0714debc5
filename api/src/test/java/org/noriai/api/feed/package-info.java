/** Tests of the feeds, decoded as others decode them. */
@NullMarked
package org.noriai.api.feed;

import org.jspecify.annotations.NullMarked;

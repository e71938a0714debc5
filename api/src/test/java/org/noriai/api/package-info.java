/** What tests of several packages share. */
@NullMarked
package org.noriai.api;

import org.jspecify.annotations.NullMarked;

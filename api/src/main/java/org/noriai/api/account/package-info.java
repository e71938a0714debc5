/** How people sign in, and who works here. */
@NullMarked
package org.noriai.api.account;

import org.jspecify.annotations.NullMarked;

/** What can be asked of the engine. */
@NullMarked
package org.noriai.dispatch.command;

import org.jspecify.annotations.NullMarked;

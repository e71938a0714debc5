/** What several endpoints show alike: times, stops, vehicles, in the contract's messages. */
@NullMarked
package org.noriai.api.view;

import org.jspecify.annotations.NullMarked;

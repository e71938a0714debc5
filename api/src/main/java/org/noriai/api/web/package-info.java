/** HTTP: one generic adapter that serves the contract as JSON and server-sent events, and files, tiles and feeds. */
@NullMarked
package org.noriai.api.web;

import org.jspecify.annotations.NullMarked;

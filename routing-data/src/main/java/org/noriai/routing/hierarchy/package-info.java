/** Quickest ways from one node of a directed graph to many at once, by a contraction hierarchy in flat arrays. */
@NullMarked
package org.noriai.routing.hierarchy;

import org.jspecify.annotations.NullMarked;

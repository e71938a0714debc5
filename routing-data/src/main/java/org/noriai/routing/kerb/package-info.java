/** Where vehicles can halt: kerbs on the driving side, and points along streets that a virtual stop could be at. */
@NullMarked
package org.noriai.routing.kerb;

import org.jspecify.annotations.NullMarked;

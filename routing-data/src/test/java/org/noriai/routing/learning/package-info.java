@org.jspecify.annotations.NullMarked
package org.noriai.routing.learning;

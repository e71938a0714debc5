/** HTTP: what every answer has in common, problems, and health. */
@NullMarked
package org.noriai.api.web;

import org.jspecify.annotations.NullMarked;

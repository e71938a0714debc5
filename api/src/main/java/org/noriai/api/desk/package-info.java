/** The desk: people who telephone are known, booked for and called back; every look at their data is written down. */
@NullMarked
package org.noriai.api.desk;

import org.jspecify.annotations.NullMarked;

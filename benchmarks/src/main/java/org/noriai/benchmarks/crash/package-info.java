/** What is booked stays booked: services that are killed, disks that are full, bytes that are wrong. */
@NullMarked
package org.noriai.benchmarks.crash;

import org.jspecify.annotations.NullMarked;

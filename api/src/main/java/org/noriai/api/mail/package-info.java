/** Messages to people outside: one port, mail by SMTP or a file for demonstrations. */
@NullMarked
package org.noriai.api.mail;

import org.jspecify.annotations.NullMarked;

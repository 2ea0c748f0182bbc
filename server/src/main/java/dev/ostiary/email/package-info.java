/** Outgoing mail: SMTP, and the mailbox of the development mode. Routes: {@code /dev/mail}. */
@NullMarked
package dev.ostiary.email;

import org.jspecify.annotations.NullMarked;

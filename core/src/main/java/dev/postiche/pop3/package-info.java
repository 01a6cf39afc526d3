/** The POP3 server: conversation, maildrop, commands. RFC 1939. */
@NullMarked
package dev.postiche.pop3;

import org.jspecify.annotations.NullMarked;

/** The IMAP server: conversation, registry of commands, capabilities. RFC 3501. */
@NullMarked
package dev.postiche.imap;

import org.jspecify.annotations.NullMarked;

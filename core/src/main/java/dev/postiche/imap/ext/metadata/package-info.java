/** Annotations of mailboxes and of the server, and what is kept in them. RFC 5464. */
@NullMarked
package dev.postiche.imap.ext.metadata;

import org.jspecify.annotations.NullMarked;

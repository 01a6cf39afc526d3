/** The state of one IMAP connection and what it has told its client. RFC 3501 §3. */
@NullMarked
package dev.postiche.imap.session;

import org.jspecify.annotations.NullMarked;

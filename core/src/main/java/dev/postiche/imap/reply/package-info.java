/** The replies of IMAP as values, and their way to octets. RFC 3501 §7. */
@NullMarked
package dev.postiche.imap.reply;

import org.jspecify.annotations.NullMarked;

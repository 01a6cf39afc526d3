/** The formal syntax of IMAP as a cursor over octets, without any I/O. RFC 3501 §9. */
@NullMarked
package dev.postiche.imap.grammar;

import org.jspecify.annotations.NullMarked;

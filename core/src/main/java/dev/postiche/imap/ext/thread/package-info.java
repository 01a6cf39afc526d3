/** Messages as conversations. RFC 5256. */
@NullMarked
package dev.postiche.imap.ext.thread;

import org.jspecify.annotations.NullMarked;

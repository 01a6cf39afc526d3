/** A client that reads an account of any IMAP server and cannot alter it. */
@NullMarked
package dev.postiche.standalone.imap;

import org.jspecify.annotations.NullMarked;

/** News that a client has asked for, of any mailbox. RFC 5465. */
@NullMarked
package dev.postiche.imap.ext.notify;

import org.jspecify.annotations.NullMarked;

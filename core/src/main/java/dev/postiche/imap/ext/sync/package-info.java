/** What has changed since a client was here last. RFC 7162. */
@NullMarked
package dev.postiche.imap.ext.sync;

import org.jspecify.annotations.NullMarked;

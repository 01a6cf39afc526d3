/** Messages made of parts of others, and parts that a URL leads to. RFC 4467, RFC 4469. */
@NullMarked
package dev.postiche.imap.ext.url;

import org.jspecify.annotations.NullMarked;

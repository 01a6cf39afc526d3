/** The content of a message: octets, MIME tree, envelope, dates. RFC 5322, RFC 2045. */
@NullMarked
package dev.postiche.message;

import org.jspecify.annotations.NullMarked;

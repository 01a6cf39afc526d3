/**
 * Certificates and TLS contexts, made fresh for each server so that no key is ever shared or
 * stored; nothing here is touched before a TLS listener or STARTTLS is asked for.
 */
@NullMarked
package dev.postiche.tls;

import org.jspecify.annotations.NullMarked;

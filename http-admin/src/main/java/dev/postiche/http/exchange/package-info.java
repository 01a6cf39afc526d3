/** Requests, replies and problems, as values that know of no HTTP server. */
@NullMarked
package dev.postiche.http.exchange;

import org.jspecify.annotations.NullMarked;

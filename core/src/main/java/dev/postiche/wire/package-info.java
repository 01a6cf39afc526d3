/** Sockets: listening, reading, writing, TLS, and the threads that do it. */
@NullMarked
package dev.postiche.wire;

import org.jspecify.annotations.NullMarked;

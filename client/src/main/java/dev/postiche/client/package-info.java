/** The Java face of a server in another process: the same interfaces, spoken over HTTP. */
@NullMarked
package dev.postiche.client;

import org.jspecify.annotations.NullMarked;

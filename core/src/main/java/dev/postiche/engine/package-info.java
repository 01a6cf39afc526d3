/** The loop, the exchanges and the limits that both protocols share. */
@NullMarked
package dev.postiche.engine;

import org.jspecify.annotations.NullMarked;

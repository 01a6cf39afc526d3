/** Runs a good test again and again, with the connection cut at another place each time. */
@NullMarked
package dev.postiche.cut;

import org.jspecify.annotations.NullMarked;

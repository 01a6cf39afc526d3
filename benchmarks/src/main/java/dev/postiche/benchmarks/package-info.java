/** Programs that measure; no test, because figures of a busy machine prove nothing. */
@NullMarked
package dev.postiche.benchmarks;

import org.jspecify.annotations.NullMarked;

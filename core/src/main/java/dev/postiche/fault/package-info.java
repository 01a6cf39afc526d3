/** Faults as values: which exchange, at which moment, what happens, how often. */
@NullMarked
package dev.postiche.fault;

import org.jspecify.annotations.NullMarked;

/** Servers in the hands of many tests: lent to one after the other, and judged after each. */
@NullMarked
package dev.postiche.suite;

import org.jspecify.annotations.NullMarked;

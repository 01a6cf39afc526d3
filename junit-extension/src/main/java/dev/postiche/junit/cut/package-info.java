/** A test that runs again and again, with its connection cut at another place each time. */
@NullMarked
package dev.postiche.junit.cut;

import org.jspecify.annotations.NullMarked;

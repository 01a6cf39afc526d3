/** Reads a real account and writes a fixture in which nobody is recognised. */
@NullMarked
package dev.postiche.standalone.capture;

import org.jspecify.annotations.NullMarked;

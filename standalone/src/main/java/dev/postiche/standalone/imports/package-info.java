/** Turns mail in other forms into a fixture, and writes fixtures to files. */
@NullMarked
package dev.postiche.standalone.imports;

import org.jspecify.annotations.NullMarked;

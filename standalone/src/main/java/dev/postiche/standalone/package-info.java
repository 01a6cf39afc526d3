/** The server as a program: options, the READY line, exit codes. */
@NullMarked
package dev.postiche.standalone;

import org.jspecify.annotations.NullMarked;

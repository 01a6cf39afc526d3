/** The registry of the extensions of IMAP, and those that have one file each. */
@NullMarked
package dev.postiche.imap.ext;

import org.jspecify.annotations.NullMarked;

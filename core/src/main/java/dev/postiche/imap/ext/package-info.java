/** The extensions of IMAP, one file each. */
@NullMarked
package dev.postiche.imap.ext;

import org.jspecify.annotations.NullMarked;

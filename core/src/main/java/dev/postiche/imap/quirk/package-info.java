/** Ways in which real servers deviate from the RFCs of IMAP: one file each. */
@NullMarked
package dev.postiche.imap.quirk;

import org.jspecify.annotations.NullMarked;

/** The commands of IMAP, one file each: parsed from the grammar, executed on a session. */
@NullMarked
package dev.postiche.imap.command;

import org.jspecify.annotations.NullMarked;

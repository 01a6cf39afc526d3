/** Labels, search and ids of Gmail. */
@NullMarked
package dev.postiche.imap.ext.gmail;

import org.jspecify.annotations.NullMarked;

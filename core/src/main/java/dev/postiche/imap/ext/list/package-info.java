/** What LIST can say beyond names. */
@NullMarked
package dev.postiche.imap.ext.list;

import org.jspecify.annotations.NullMarked;

/** What SEARCH can return and be asked beyond IMAP4rev1, sorted too. */
@NullMarked
package dev.postiche.imap.ext.search;

import org.jspecify.annotations.NullMarked;

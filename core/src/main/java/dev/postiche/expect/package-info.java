/** What clients are expected to have said and done, as plain data with the text of each failure. */
@NullMarked
package dev.postiche.expect;

import org.jspecify.annotations.NullMarked;

/** AssertJ assertions on the server, its mailboxes and its recorded sessions. */
@NullMarked
package dev.postiche.assertj;

import org.jspecify.annotations.NullMarked;

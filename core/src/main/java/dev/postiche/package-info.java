/** What a test holds in its hand: the mock mail server, its accounts and mailboxes. */
@NullMarked
package dev.postiche;

import org.jspecify.annotations.NullMarked;

/**
 * What a test holds in its hand: the mock mail server, its accounts and mailboxes.
 *
 * <p>Whatever is public is meant for tests. Behind it, {@code InProcess…} implements the interface
 * of that name, and the rest is what these share.
 */
@NullMarked
package dev.postiche;

import org.jspecify.annotations.NullMarked;

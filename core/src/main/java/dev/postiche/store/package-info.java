/** The mail: immutable snapshots, changed by one commit at a time. */
@NullMarked
package dev.postiche.store;

import org.jspecify.annotations.NullMarked;

/** What was said in each session, kept to be read and asserted on. */
@NullMarked
package dev.postiche.record;

import org.jspecify.annotations.NullMarked;

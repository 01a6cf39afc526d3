/** Plays dialogues written as text against a server, so that the RFCs' own words judge it. */
@NullMarked
package dev.postiche.script;

import org.jspecify.annotations.NullMarked;

/** The JUnit extension that starts a server for a test class and injects it. */
@NullMarked
package dev.postiche.junit;

import org.jspecify.annotations.NullMarked;

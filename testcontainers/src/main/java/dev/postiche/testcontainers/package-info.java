/** The server in a container, started by Testcontainers. */
@NullMarked
package dev.postiche.testcontainers;

import org.jspecify.annotations.NullMarked;

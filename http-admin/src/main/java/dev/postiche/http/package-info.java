/** The server controlled by HTTP: who may, and how a request comes to the resource it names. */
@NullMarked
package dev.postiche.http;

import org.jspecify.annotations.NullMarked;

/** The SASL mechanisms that both protocols share. RFC 4422. */
@NullMarked
package dev.postiche.sasl;

import org.jspecify.annotations.NullMarked;

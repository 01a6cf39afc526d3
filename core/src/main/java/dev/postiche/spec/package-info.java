/** Values that everything else shares: protocols, endpoints, descriptions of mail. */
@NullMarked
package dev.postiche.spec;

import org.jspecify.annotations.NullMarked;

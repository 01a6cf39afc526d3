/**
 * The texts of failures about mail, one class per family; those about sessions are the server's.
 */
@NullMarked
package dev.postiche.assertj.error;

import org.jspecify.annotations.NullMarked;

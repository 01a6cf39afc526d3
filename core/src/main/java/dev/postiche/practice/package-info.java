/** Rules of good practice for mail clients, checked on what was recorded of them. */
@NullMarked
package dev.postiche.practice;

import org.jspecify.annotations.NullMarked;

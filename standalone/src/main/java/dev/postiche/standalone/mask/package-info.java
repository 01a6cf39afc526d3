/** Makes mails in which nobody is recognised, octet by octet as long as they were. */
@NullMarked
package dev.postiche.standalone.mask;

import org.jspecify.annotations.NullMarked;

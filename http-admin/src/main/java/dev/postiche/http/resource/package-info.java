/** The resources of the admin API, a file each: what their verbs do, and what they look like. */
@NullMarked
package dev.postiche.http.resource;

import org.jspecify.annotations.NullMarked;

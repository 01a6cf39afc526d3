/** Tests to copy from: one story each, with nothing but what Postiche publishes. */
package dev.postiche.samples;

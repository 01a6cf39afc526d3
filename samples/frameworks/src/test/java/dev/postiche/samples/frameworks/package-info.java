/** One test, written for each framework that runs tests. */
package dev.postiche.samples.frameworks;

package dev.postiche.standalone.imap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an account is and how it is reached.
 *
 * @param host a name or an address
 * @param tls when TLS begins
 * @param trust certificates, in PEM, of authorities that are trusted in place of Java's own
 * @param insecure whether any certificate will do
 * @param timeout how long the server may say nothing
 * @param longestMessage in octets; longer ones are left out
 */
public record Server(
        String host,
        int port,
        Tls tls,
        Optional<Path> trust,
        boolean insecure,
        Duration timeout,
        long longestMessage) {

    /** When TLS begins. RFC 8314 §3 */
    public enum Tls {
        /** At once, on a port of its own. */
        IMPLICIT(993),
        /** By the command of this name. */
        STARTTLS(143),
        /** Never: all can be read on the way. */
        NONE(143);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        /** The port where none is named. */
        public int port() {
            return port;
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

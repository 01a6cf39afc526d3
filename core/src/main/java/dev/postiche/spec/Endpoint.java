package dev.postiche.spec;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where one listener can be reached.
 *
 * <p>A client under test needs host and port or a URI, a READY line needs {@code host:port}.
 *
 * <pre>{@code
 * new Endpoint(Protocol.IMAP, true, "127.0.0.1", 1993).uri(); // imaps://127.0.0.1:1993
 * }</pre>
 *
 * @param protocol what is spoken there
 * @param tls whether TLS begins with the connection (RFC 8314 §3.2, §3.3)
 * @param host a name or an address literal, IPv6 without brackets
 * @param port 1 to 65535
 */
public record Endpoint(Protocol protocol, boolean tls, String host, int port) {

    /**
     * @throws IllegalArgumentException if the port is not 1 to 65535 or the host is empty
     */
    public Endpoint {
        requireNonNull(protocol, "protocol");
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an endpoint needs a host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /** {@code imap://127.0.0.1:1143}; the schemes are imap, imaps, pop3, pop3s. */
    public URI uri() {
        return URI.create(protocol.word() + (tls ? "s" : "") + "://" + this);
    }

    /** {@code 127.0.0.1:1143}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

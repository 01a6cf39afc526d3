package dev.postiche.sasl;

import java.util.Optional;

/** What SASL needs to know of a TLS session: channel bindings and the client's certificate. */
public interface SecureChannel {

    /** {@code tls-server-end-point}, RFC 5929 §4. */
    byte[] serverEndPoint();

    /**
     * {@code tls-exporter}, RFC 9266; empty where the Java runtime cannot export keying material.
     */
    Optional<byte[]> exporter();

    /** The user that the client's certificate was issued for; empty if it showed none. */
    Optional<String> clientIdentity();
}

package dev.postiche.wire;

import dev.postiche.spec.CertificateKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Puts the server's side of TLS over a connected socket; the connection does the handshake. */
@FunctionalInterface
public interface TlsUpgrade {
    /**
     * @param raw the plain socket, which the connection keeps: only closing that one resets
     * @param alreadyRead octets of the client that were read from {@code raw} before
     */
    SSLSocket over(Socket raw, InputStream alreadyRead) throws IOException;

    /** The same with a certificate of another kind; this one has no other. */
    default TlsUpgrade presenting(CertificateKind kind) {
        return this;
    }
}

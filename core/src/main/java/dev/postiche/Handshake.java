package dev.postiche;

import dev.postiche.spec.CertificateKind;
import dev.postiche.tls.ServerTls;
import dev.postiche.wire.TlsUpgrade;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** How connections of a server begin TLS, and which certificate they show. */
record Handshake(ServerTls tls, CertificateKind kind) implements TlsUpgrade {

    /** With the server's own certificate. */
    Handshake(ServerTls tls) {
        this(tls, tls.spec().certificate());
    }

    @Override
    public SSLSocket over(Socket raw, InputStream alreadyRead) throws IOException {
        return tls.over(raw, alreadyRead, kind);
    }

    @Override
    public TlsUpgrade presenting(CertificateKind other) {
        return new Handshake(tls, other);
    }
}

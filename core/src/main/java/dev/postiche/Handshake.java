package dev.postiche;

import dev.postiche.spec.CertificateKind;
import dev.postiche.tls.ServerTls;
import dev.postiche.wire.TlsUpgrade;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/**
 * How connections of a server begin TLS, and which certificate they show.
 *
 * @param tls asked each time: a server that runs may get another certificate
 * @param kind another one than the server's own
 */
record Handshake(Supplier<ServerTls> tls, Optional<CertificateKind> kind) implements TlsUpgrade {

    /** With the server's own certificate. */
    Handshake(Supplier<ServerTls> tls) {
        this(tls, Optional.empty());
    }

    @Override
    public SSLSocket over(Socket raw, InputStream alreadyRead) throws IOException {
        var present = tls.get();
        return present.over(raw, alreadyRead, kind.orElse(present.spec().certificate()));
    }

    @Override
    public TlsUpgrade presenting(CertificateKind other) {
        return new Handshake(tls, Optional.of(other));
    }
}

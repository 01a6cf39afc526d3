package dev.postiche.spec;

import java.util.List;

/**
 * How a server speaks TLS: its certificate, the protocol versions, and whether clients have to show
 * a certificate of their own.
 *
 * @param certificate good, or wrong on purpose
 * @param protocols versions by their JSSE names ({@code TLSv1.2}, {@code TLSv1.3}); empty for those
 *     of the Java runtime
 * @param clientCertificate what is asked of clients
 * @param hosts further host names and addresses for the certificate, beside {@code localhost},
 *     {@code 127.0.0.1}, {@code ::1} and any name that a client asks for by SNI
 */
public record TlsSpec(
        CertificateKind certificate,
        List<String> protocols,
        ClientCertificate clientCertificate,
        List<String> hosts) {

    /** Whether a client has to show a certificate. */
    public enum ClientCertificate {
        /** None is asked for. */
        IGNORED,
        /** One is asked for; a client without one is served all the same. */
        WANTED,
        /** A client without one does not get through the handshake. */
        REQUIRED
    }

    /** A good certificate, the runtime's protocol versions, no client certificates. */
    public static final TlsSpec DEFAULT =
            new TlsSpec(CertificateKind.GOOD, List.of(), ClientCertificate.IGNORED, List.of());

    public TlsSpec {
        protocols = List.copyOf(protocols);
        hosts = List.copyOf(hosts);
    }

    public TlsSpec certificate(CertificateKind kind) {
        return new TlsSpec(kind, protocols, clientCertificate, hosts);
    }

    public TlsSpec protocols(String... versions) {
        return new TlsSpec(certificate, List.of(versions), clientCertificate, hosts);
    }

    public TlsSpec clientCertificate(ClientCertificate demand) {
        return new TlsSpec(certificate, protocols, demand, hosts);
    }

    public TlsSpec hosts(String... names) {
        return new TlsSpec(certificate, protocols, clientCertificate, List.of(names));
    }
}

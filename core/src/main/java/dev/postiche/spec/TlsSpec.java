package dev.postiche.spec;

import java.util.List;
import java.util.Locale;

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
        REQUIRED;

        /** The name in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A good certificate, the runtime's protocol versions, no client certificates. */
    public static final TlsSpec DEFAULT =
            new TlsSpec(CertificateKind.GOOD, List.of(), ClientCertificate.IGNORED, List.of());

    public TlsSpec {
        protocols = List.copyOf(protocols);
        hosts = List.copyOf(hosts);
    }

    /** A certificate that is good, or wrong on purpose. */
    public TlsSpec certificate(CertificateKind kind) {
        return new TlsSpec(kind, protocols, clientCertificate, hosts);
    }

    /**
     * The versions that are spoken, and no others.
     *
     * @throws IllegalArgumentException for a name that does not read {@code TLSv1}, {@code
     *     TLSv1.1}, {@code TLSv1.2} or {@code TLSv1.3}
     */
    public TlsSpec protocols(String... versions) {
        for (var version : versions) {
            if (!version.matches("TLSv1(\\.[123])?")) {
                throw new IllegalArgumentException(
                        "a version of TLS is TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3, not \""
                                + version
                                + "\"");
            }
        }
        return new TlsSpec(certificate, List.of(versions), clientCertificate, hosts);
    }

    /** Whether clients have to show a certificate of their own. */
    public TlsSpec clientCertificate(ClientCertificate demand) {
        return new TlsSpec(certificate, protocols, demand, hosts);
    }

    /** Further host names and addresses for the certificate, in place of those said before. */
    public TlsSpec hosts(String... names) {
        return new TlsSpec(certificate, protocols, clientCertificate, List.of(names));
    }
}

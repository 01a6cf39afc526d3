package dev.postiche.spec;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

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

        /** The name in JSON and on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The versions of TLS by their JSSE names, the newest first. */
    public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1");

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
            checked(version);
        }
        return new TlsSpec(certificate, List.of(versions), clientCertificate, hosts);
    }

    private static String checked(String version) {
        if (!VERSIONS.contains(version)) {
            throw new IllegalArgumentException(
                    "a version of TLS is %s, not \"%s\"%s"
                            .formatted(
                                    String.join(", ", VERSIONS),
                                    version,
                                    Nearest.hint(version, VERSIONS)));
        }
        return version;
    }

    /**
     * No version below this one. TLS 1.0 and 1.1 are spoken only if asked for.
     *
     * @throws IllegalArgumentException for a name that is no version, or if nothing is left
     */
    public TlsSpec min(String version) {
        var spoken = protocols.isEmpty() ? VERSIONS : protocols;
        return limited(spoken, each -> age(each) <= age(version), "min " + version);
    }

    /**
     * No version above this one. TLS 1.0 and 1.1 are spoken only if asked for.
     *
     * @throws IllegalArgumentException for a name that is no version, or if nothing is left
     */
    public TlsSpec max(String version) {
        var usual = VERSIONS.subList(0, age(version) <= age("TLSv1.2") ? 2 : VERSIONS.size());
        var spoken = protocols.isEmpty() ? usual : protocols;
        return limited(spoken, each -> age(each) >= age(version), "max " + version);
    }

    private static int age(String version) {
        return VERSIONS.indexOf(checked(version));
    }

    private TlsSpec limited(List<String> spoken, Predicate<String> allowed, String limit) {
        var left = spoken.stream().filter(allowed).toList();
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    limit + " leaves none of the versions " + String.join(", ", spoken));
        }
        return new TlsSpec(certificate, left, clientCertificate, hosts);
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

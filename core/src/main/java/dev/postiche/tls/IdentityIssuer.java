package dev.postiche.tls;

import dev.postiche.spec.CertificateKind;
import dev.postiche.tls.CertificateRequest.Use;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes the server's identity for each {@link CertificateKind}, and identities for clients. */
final class IdentityIssuer {
    /** Cracked in 2009, refused by every client of today, still large enough for TLS 1.3. */
    private static final int WEAK_RSA_BITS = 768;

    private static final String WRONG_HOST = "wrong.host.invalid";
    private static final Duration DAY = Duration.ofDays(1);

    private final CertificateAuthority authority;
    private final Instant now;

    IdentityIssuer(CertificateAuthority authority, Instant now) {
        this.authority = authority;
        this.now = now;
    }

    /** An identity for {@code names}, of which the first becomes the common name. */
    Identity server(CertificateKind kind, List<String> names) {
        var keys =
                kind == CertificateKind.WEAK_KEY ? weakKeys() : CertificateAuthority.ellipticKeys();
        var good = CertificateRequest.of(Use.SERVER, names.get(0), names, keys.getPublic(), now);
        var leaf =
                switch (kind) {
                    case GOOD, WEAK_KEY -> authority.issue(good);
                    case EXPIRED ->
                            authority.issue(
                                    good.valid(now.minus(DAY.multipliedBy(30)), now.minus(DAY)));
                    case NOT_YET_VALID ->
                            authority.issue(
                                    good.valid(now.plus(DAY), now.plus(DAY.multipliedBy(30))));
                    case SELF_SIGNED -> CertificateAuthority.selfSigned(good, keys);
                    case UNKNOWN_CA ->
                            CertificateAuthority.root("Unknown test CA", now).issue(good);
                    case MISSING_INTERMEDIATE ->
                            authority.intermediate("Postiche intermediate CA", now).issue(good);
                    case WRONG_HOST ->
                            authority.issue(
                                    CertificateRequest.of(
                                            Use.SERVER,
                                            WRONG_HOST,
                                            List.of(WRONG_HOST),
                                            keys.getPublic(),
                                            now));
                    case NO_SAN ->
                            authority.issue(
                                    CertificateRequest.of(
                                            Use.SERVER,
                                            names.get(0),
                                            List.of(),
                                            keys.getPublic(),
                                            now));
                };
        return new Identity(keys.getPrivate(), List.of(leaf));
    }

    /** An identity by which a client logs in as {@code user}. RFC 4422 appendix A. */
    Identity client(String user) {
        var keys = CertificateAuthority.ellipticKeys();
        var leaf =
                authority.issue(
                        CertificateRequest.of(Use.CLIENT, user, List.of(), keys.getPublic(), now));
        return new Identity(keys.getPrivate(), List.of(leaf));
    }

    private static KeyPair weakKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(WEAK_RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make RSA keys", e);
        }
    }
}

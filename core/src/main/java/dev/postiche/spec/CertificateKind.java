package dev.postiche.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server's certificate is like: good, or wrong on purpose in one way, so that a test can
 * show that its client refuses it for the right reason.
 */
public enum CertificateKind {
    /** Valid, for the right host, signed by the server's own authority. */
    GOOD,
    /** Its validity ended a day ago. */
    EXPIRED,
    /** Its validity begins in a day. */
    NOT_YET_VALID,
    /** Signed by its own key instead of an authority's. */
    SELF_SIGNED,
    /** Signed by an authority whose certificate nobody has. */
    UNKNOWN_CA,
    /** For {@code wrong.host.invalid} only. */
    WRONG_HOST,
    /** Signed by an intermediate authority whose certificate the server does not send. */
    MISSING_INTERMEDIATE,
    /** An RSA key of 768 bits, signed by the server's own authority. */
    WEAK_KEY,
    /** The right host as common name, but no subject alternative name (RFC 6125 §6.4.4). */
    NO_SAN;

    /** The name in JSON and on the command line, such as {@code not-yet-valid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this word; empty when there is none. */
    public static Optional<CertificateKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

package dev.postiche.tls;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one certificate is to say, right or wrong on purpose. RFC 5280 §4.1.
 *
 * @param commonName the subject's CN, at most 64 characters
 * @param names subject alternative names, DNS names and IP addresses; empty for no SAN at all
 * @param key whose certificate it is
 * @param notBefore first moment of validity
 * @param notAfter last moment of validity
 * @param use what the key may be used for
 */
record CertificateRequest(
        String commonName,
        List<String> names,
        PublicKey key,
        Instant notBefore,
        Instant notAfter,
        Use use) {

    /** What the key of a certificate may do. RFC 5280 §4.2.1.3, §4.2.1.12. */
    enum Use {
        AUTHORITY(0x06, 1, Optional.empty()),
        SERVER(0x80, 7, Optional.of("1.3.6.1.5.5.7.3.1")),
        CLIENT(0x80, 7, Optional.of("1.3.6.1.5.5.7.3.2"));

        final byte keyUsage;
        final int unusedBits;
        final Optional<String> extendedKeyUsage;

        Use(int keyUsage, int unusedBits, Optional<String> extendedKeyUsage) {
            this.keyUsage = (byte) keyUsage;
            this.unusedBits = unusedBits;
            this.extendedKeyUsage = extendedKeyUsage;
        }
    }

    static CertificateRequest of(
            Use use, String commonName, List<String> names, PublicKey key, Instant now) {
        // A day of grace for clocks that differ; 397 days is the most that browsers accept.
        return new CertificateRequest(
                commonName,
                names,
                key,
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(396)),
                use);
    }

    CertificateRequest valid(Instant from, Instant to) {
        return new CertificateRequest(commonName, names, key, from, to, use);
    }
}

package dev.postiche.sasl;

import java.util.Optional;

/**
 * SCRAM: both sides prove that they know the password and neither sends it; the -PLUS forms also
 * bind the proof to the TLS channel. RFC 5802, RFC 7677.
 */
final class ScramMechanism implements SaslMechanism {
    /** How a family of SCRAM hashes. */
    enum Hash {
        SHA_1("SHA-1", "HmacSHA1"),
        SHA_256("SHA-256", "HmacSHA256");

        final String digest;
        final String hmac;

        Hash(String digest, String hmac) {
            this.digest = digest;
            this.hmac = hmac;
        }
    }

    private final Hash hash;
    private final boolean plus;

    ScramMechanism(Hash hash, boolean plus) {
        this.hash = hash;
        this.plus = plus;
    }

    @Override
    public String name() {
        return "SCRAM-" + hash.digest + (plus ? "-PLUS" : "");
    }

    @Override
    public boolean offered(SaslContext context) {
        return !plus || context.tls().isPresent();
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        return new ScramAttempt(context, hash, plus);
    }

    /**
     * The octets of a channel binding; empty for a type that we do not have. {@code tls-unique} is
     * not offered: the JDK does not show the Finished message, and TLS 1.3 does not define it (RFC
     * 9266 §1).
     */
    static Optional<byte[]> channelBinding(SecureChannel channel, String type) {
        return switch (type) {
            case "tls-server-end-point" -> Optional.of(channel.serverEndPoint());
            case "tls-exporter" -> channel.exporter();
            default -> Optional.empty();
        };
    }
}

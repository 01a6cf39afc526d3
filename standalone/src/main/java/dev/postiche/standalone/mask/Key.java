package dev.postiche.standalone.mask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What all chance of one masking comes from.
 *
 * <p>Without the key nobody can try out whether a pseudonym is that of a name he knows. RFC 2104.
 */
public final class Key {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private Key(byte[] secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has " + ALGORITHM, e);
        }
    }

    /** One that nobody knows and nobody will: the same mails are masked otherwise next time. */
    public static Key unknown() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new Key(secret);
    }

    /** The same for the same seed, so that the same mails are masked alike. */
    public static Key of(long seed) {
        return new Key(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    }

    /** A source of chance for this text alone. */
    SplittableRandom chance(String purpose, String text) {
        return chance(purpose, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A source of chance for these octets alone. */
    SplittableRandom chance(String purpose, byte[] octets) {
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return new SplittableRandom(ByteBuffer.wrap(mac.doFinal(octets)).getLong());
    }
}

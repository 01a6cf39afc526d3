package dev.postiche.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short word that is the same for the same identity and hardly ever for another one. */
final class IdentityToken {

    private IdentityToken() {}

    static String of(String identity) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var octets = digest.digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(octets, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}

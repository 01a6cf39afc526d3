package dev.postiche.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A short word that is the same for the same identity and hardly ever for another one.
 *
 * <p>No secret depends on it: FNV-1a, stirred at its end, does it without the JDK's providers of
 * cryptography, which a start would wait for.
 */
final class IdentityToken {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private IdentityToken() {}

    static String of(String identity) {
        long hash = OFFSET_BASIS;
        for (var octet : identity.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * PRIME;
        }
        // Short identities that differ in their last octet would differ in few bits.
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return HexFormat.of().toHexDigits(hash ^ (hash >>> 29));
    }
}

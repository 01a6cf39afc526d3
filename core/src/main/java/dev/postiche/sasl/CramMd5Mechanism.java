package dev.postiche.sasl;

import dev.postiche.sasl.Credentials.Secret;
import dev.postiche.sasl.SaslStep.Challenge;
import dev.postiche.sasl.SaslStep.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** CRAM-MD5: the password as key of an HMAC over the server's challenge. RFC 2195. */
final class CramMd5Mechanism implements SaslMechanism {

    @Override
    public String name() {
        return "CRAM-MD5";
    }

    @Override
    public boolean clientFirst() {
        return false;
    }

    @Override
    public SaslAttempt begin(SaslContext context) {
        // RFC 2195 §2: the challenge has the form of a msg-id
        var number = context.random().nextLong(Long.MAX_VALUE);
        var challenge = "<" + number + "." + number % 97 + "@" + context.hostName() + ">";
        var octets = challenge.getBytes(StandardCharsets.US_ASCII);
        return new SaslAttempt() {
            private boolean challenged;

            @Override
            public SaslStep next(byte[] response) {
                if (!challenged) {
                    challenged = true;
                    return response.length == 0
                            ? new Challenge(octets)
                            : SaslStep.failure(Reason.SYNTAX); // RFC 4422 §5: server first
                }
                return verify(context, octets, new String(response, StandardCharsets.UTF_8));
            }
        };
    }

    static SaslStep verify(SaslContext context, byte[] challenge, String response) {
        var space = response.lastIndexOf(' ');
        if (space < 1) {
            return SaslStep.failure(Reason.SYNTAX);
        }
        var digest = response.substring(space + 1).toLowerCase(Locale.ROOT);
        var secret = context.credentials().secret(response.substring(0, space));
        // Also counted for a name that nobody has, so that the time does not tell.
        var right = matches(secret.map(Secret::password).orElse(""), challenge, digest);
        return secret.filter(known -> right)
                .<SaslStep>map(known -> new SaslStep.Success(context.credentials().proven(known)))
                .orElse(SaslStep.failure(Reason.CREDENTIALS));
    }

    private static boolean matches(String password, byte[] challenge, String digest) {
        var expected =
                Digests.hmac("HmacMD5", password.getBytes(StandardCharsets.UTF_8), challenge);
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(expected).getBytes(StandardCharsets.US_ASCII),
                digest.getBytes(StandardCharsets.UTF_8));
    }
}

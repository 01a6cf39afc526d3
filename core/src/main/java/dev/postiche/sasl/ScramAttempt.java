package dev.postiche.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.sasl.Credentials.Secret;
import dev.postiche.sasl.SaslStep.Challenge;
import dev.postiche.sasl.SaslStep.Reason;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The server's side of one SCRAM exchange. RFC 5802 §5. */
final class ScramAttempt implements SaslAttempt {
    /** RFC 7677 §4 asks for at least 4096. */
    private static final int ITERATIONS = 4096;

    private static final int NONCE_OCTETS = 18;
    private static final int SALT_OCTETS = 16;

    private final SaslContext context;
    private final ScramMechanism.Hash hash;
    private final boolean plus;
    private State state = State.FIRST;
    private String gs2Header = "";
    private byte[] channelBinding = new byte[0];
    private String authorizationId = "";
    private String clientFirstBare = "";
    private String serverFirst = "";
    private String nonce = "";
    private byte[] salt = new byte[0];
    private Optional<Secret> secret = Optional.empty();
    private String account = "";

    private enum State {
        FIRST,
        FINAL,
        DONE
    }

    ScramAttempt(SaslContext context, ScramMechanism.Hash hash, boolean plus) {
        this.context = context;
        this.hash = hash;
        this.plus = plus;
    }

    @Override
    public SaslStep next(byte[] response) {
        return switch (state) {
            case FIRST -> first(new String(response, UTF_8));
            case FINAL -> last(new String(response, UTF_8));
            // The server's signature went out as a challenge; the client answers it with nothing.
            case DONE -> Authorization.of(context, account, authorizationId);
        };
    }

    /** {@code gs2-cbind-flag "," [authzid] "," n=user ",r=" nonce}. RFC 5802 §7. */
    private SaslStep first(String message) {
        var parts = message.split(",", 3);
        if (parts.length != 3 || !acceptsBinding(parts[0])) {
            return SaslStep.failure(Reason.SYNTAX);
        }
        if (!parts[1].isEmpty() && !parts[1].startsWith("a=")) {
            return SaslStep.failure(Reason.SYNTAX);
        }
        gs2Header = parts[0] + "," + parts[1] + ",";
        authorizationId = parts[1].isEmpty() ? "" : saslName(parts[1].substring(2));
        clientFirstBare = parts[2];
        var attributes = clientFirstBare.split(",", -1);
        if (attributes.length < 2
                || !attributes[0].startsWith("n=")
                || !attributes[1].startsWith("r=")
                || attributes[1].length() < 3) {
            return SaslStep.failure(Reason.SYNTAX);
        }
        var name = SaslPrep.prepare(saslName(attributes[0].substring(2)));
        secret = context.credentials().secret(name);
        nonce = attributes[1].substring(2) + base64(octets(NONCE_OCTETS));
        // A name that nobody has gets a salt as well, and is refused at the end like a wrong proof.
        salt = octets(SALT_OCTETS);
        serverFirst = "r=" + nonce + ",s=" + base64(salt) + ",i=" + ITERATIONS;
        state = State.FINAL;
        return new Challenge(serverFirst.getBytes(UTF_8));
    }

    /** {@code c=… ,r=… ,p=…}. RFC 5802 §7. */
    private SaslStep last(String message) {
        var proofAt = message.lastIndexOf(",p=");
        if (proofAt < 0) {
            return SaslStep.failure(Reason.SYNTAX);
        }
        var withoutProof = message.substring(0, proofAt);
        var attributes = withoutProof.split(",", -1);
        var proof = decode(message.substring(proofAt + 3));
        if (attributes.length < 2
                || !attributes[0].startsWith("c=")
                || !attributes[1].startsWith("r=")
                || proof.isEmpty()) {
            return SaslStep.failure(Reason.SYNTAX);
        }
        var bound = decode(attributes[0].substring(2));
        if (bound.isEmpty()
                || !MessageDigest.isEqual(bound.get(), expectedBinding())
                || !attributes[1].substring(2).equals(nonce)) {
            return SaslStep.failure(Reason.CREDENTIALS);
        }
        // Also counted for a name that nobody has, so that the time does not tell.
        var salted = saltedPassword(SaslPrep.prepare(secret.map(Secret::password).orElse("")));
        var authMessage =
                (clientFirstBare + "," + serverFirst + "," + withoutProof).getBytes(UTF_8);
        // RFC 5802 §3
        var storedKey = Digests.hash(hash.digest, hmac(salted, "Client Key".getBytes(UTF_8)));
        var clientKey = xor(proof.get(), hmac(storedKey, authMessage));
        if (!MessageDigest.isEqual(Digests.hash(hash.digest, clientKey), storedKey)
                || secret.isEmpty()) {
            return SaslStep.failure(Reason.CREDENTIALS);
        }
        account = context.credentials().proven(secret.get());
        var signature = hmac(hmac(salted, "Server Key".getBytes(UTF_8)), authMessage);
        state = State.DONE;
        return new Challenge(("v=" + base64(signature)).getBytes(UTF_8));
    }

    private boolean acceptsBinding(String flag) {
        if (plus) {
            var binding =
                    flag.startsWith("p=")
                            ? context.tls()
                                    .flatMap(
                                            channel ->
                                                    ScramMechanism.channelBinding(
                                                            channel, flag.substring(2)))
                            : Optional.<byte[]>empty();
            channelBinding = binding.orElse(channelBinding);
            return binding.isPresent();
        }
        // "y" says: I could bind but you do not offer it. With TLS we do, so somebody in the
        // middle took it away. RFC 5802 §6
        return flag.equals("n") || (flag.equals("y") && context.tls().isEmpty());
    }

    private byte[] expectedBinding() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(gs2Header.getBytes(UTF_8));
        all.writeBytes(channelBinding);
        return all.toByteArray();
    }

    /** Hi(password, salt, i) of RFC 5802 §2.2. */
    private byte[] saltedPassword(String password) {
        var key = password.getBytes(UTF_8);
        var block = new ByteArrayOutputStream();
        block.writeBytes(salt);
        block.writeBytes(new byte[] {0, 0, 0, 1});
        var last = Digests.hmac(hash.hmac, key, block.toByteArray());
        var result = last.clone();
        for (var i = 1; i < ITERATIONS; i++) {
            last = Digests.hmac(hash.hmac, key, last);
            result = xor(result, last);
        }
        return result;
    }

    private byte[] hmac(byte[] key, byte[] message) {
        return Digests.hmac(hash.hmac, key, message);
    }

    private byte[] octets(int count) {
        var octets = new byte[count];
        context.random().nextBytes(octets);
        return octets;
    }

    private static byte[] xor(byte[] left, byte[] right) {
        var result = new byte[right.length];
        for (var i = 0; i < result.length; i++) {
            result[i] = (byte) ((i < left.length ? left[i] : 0) ^ right[i]);
        }
        return result;
    }

    private static String saslName(String escaped) {
        return escaped.replace("=2C", ",").replace("=3D", "=");
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

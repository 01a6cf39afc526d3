package dev.postiche.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A SCRAM client written from RFC 5802 §3 alone; its own test replays the RFC's exchanges. */
final class ScramClient {
    private final String hash;
    private final String hmac;
    private final String gs2Header;
    private final byte[] binding;
    private final String bare;
    private final String password;
    private byte[] serverSignature = new byte[0];

    ScramClient(
            String hash,
            String gs2Header,
            byte[] binding,
            String user,
            String password,
            String nonce) {
        this.hash = hash;
        this.hmac = "Hmac" + hash.replace("-", "");
        this.gs2Header = gs2Header;
        this.binding = binding;
        this.bare = "n=" + user + ",r=" + nonce;
        this.password = password;
    }

    String first() {
        return gs2Header + bare;
    }

    String last(String serverFirst) throws GeneralSecurityException {
        var fields = serverFirst.split(",");
        var salt = Base64.getDecoder().decode(fields[1].substring(2));
        var iterations = Integer.parseInt(fields[2].substring(2));
        var bits = hash.equals("SHA-1") ? 160 : 256;
        var salted =
                SecretKeyFactory.getInstance("PBKDF2With" + hmac)
                        .generateSecret(
                                new PBEKeySpec(password.toCharArray(), salt, iterations, bits))
                        .getEncoded();
        var clientKey = mac(salted, "Client Key");
        var storedKey = java.security.MessageDigest.getInstance(hash).digest(clientKey);
        var header = gs2Header.getBytes(UTF_8);
        var bound = new byte[header.length + binding.length];
        System.arraycopy(header, 0, bound, 0, header.length);
        System.arraycopy(binding, 0, bound, header.length, binding.length);
        var withoutProof = "c=" + Base64.getEncoder().encodeToString(bound) + "," + fields[0];
        var authMessage = bare + "," + serverFirst + "," + withoutProof;
        var proof = mac(storedKey, authMessage);
        for (var i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        serverSignature = mac(mac(salted, "Server Key"), authMessage);
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    String expectedServerFinal() {
        return "v=" + Base64.getEncoder().encodeToString(serverSignature);
    }

    private byte[] mac(byte[] key, String message) throws GeneralSecurityException {
        var mac = Mac.getInstance(hmac);
        mac.init(new SecretKeySpec(key, hmac));
        return mac.doFinal(message.getBytes(UTF_8));
    }
}

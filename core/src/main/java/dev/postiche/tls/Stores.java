package dev.postiche.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Puts keys and certificates into the forms in which the JDK and other languages take them. */
final class Stores {
    private static final String AUTHORITY_ALIAS = "postiche-ca";
    private static final String CLIENT_ALIAS = "client";

    private Stores() {}

    static SSLContext context(KeyManager[] keys, TrustManager[] trust) {
        return jca(
                () -> {
                    var context = SSLContext.getInstance("TLS");
                    context.init(keys, trust, null);
                    return context;
                });
    }

    static TrustManager[] trusting(X509Certificate authority) {
        return jca(
                () -> {
                    var factory =
                            TrustManagerFactory.getInstance(
                                    TrustManagerFactory.getDefaultAlgorithm());
                    factory.init(withAuthority(authority));
                    return factory.getTrustManagers();
                });
    }

    static KeyManager[] presenting(Identity identity) {
        return jca(
                () -> {
                    var factory =
                            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                    factory.init(withIdentity(identity, new char[0]), new char[0]);
                    return factory.getKeyManagers();
                });
    }

    static byte[] trustStore(X509Certificate authority, String password) {
        return jca(() -> encoded(withAuthority(authority), password));
    }

    static byte[] keyStore(Identity identity, String password) {
        return jca(() -> encoded(withIdentity(identity, password.toCharArray()), password));
    }

    static String pem(X509Certificate certificate) {
        return pem("CERTIFICATE", jca(certificate::getEncoded));
    }

    /** The certificates and, last, the key. */
    static String pem(Identity identity) {
        return identity.chain().stream().map(Stores::pem).collect(Collectors.joining())
                + pem("PRIVATE KEY", identity.key().getEncoded());
    }

    private static String pem(String label, byte[] octets) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, lines.encodeToString(octets));
    }

    private static KeyStore withAuthority(X509Certificate authority)
            throws GeneralSecurityException, IOException {
        var store = empty();
        store.setCertificateEntry(AUTHORITY_ALIAS, authority);
        return store;
    }

    private static KeyStore withIdentity(Identity identity, char[] password)
            throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry(
                CLIENT_ALIAS,
                identity.key(),
                password,
                identity.chain().toArray(X509Certificate[]::new));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] encoded(KeyStore store, String password)
            throws GeneralSecurityException, IOException {
        var out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    private interface JcaCall<T> {
        @Nullable T run() throws GeneralSecurityException, IOException;
    }

    /** Everything here works in memory and with algorithms that each Java runtime must have. */
    private static <T> T jca(JcaCall<T> call) {
        try {
            var result = call.run();
            if (result == null) {
                throw new IllegalStateException("the Java runtime gave no result");
            }
            return result;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the Java runtime cannot build this TLS store", e);
        }
    }
}

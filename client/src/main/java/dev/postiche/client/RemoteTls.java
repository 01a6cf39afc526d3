package dev.postiche.client;

import dev.postiche.MailTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What clients need to trust a server in another process. */
record RemoteTls(Http http) implements MailTls {

    private static final String PASSWORD = "transfer";

    @Override
    public SSLContext sslContext() {
        return context(new KeyManager[0]);
    }

    @Override
    public SSLContext sslContext(String user) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(clientKeyStore(user, PASSWORD)), PASSWORD.toCharArray());
            return context(keys.getKeyManagers());
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private SSLContext context(KeyManager[] keys) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(trustStore(PASSWORD)));
            var context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static KeyStore store(byte[] octets) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(octets), PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException unusable(GeneralSecurityException e) {
        return new IllegalStateException("this Java cannot use the server's certificates", e);
    }

    @Override
    public X509Certificate authority() {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var pem = pem().getBytes(StandardCharsets.US_ASCII);
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    @Override
    public String pem() {
        return text("/tls/ca.pem");
    }

    @Override
    public byte[] trustStore(String password) {
        return http.octets("/tls/ca.p12?password=" + Http.segment(password), "*/*");
    }

    @Override
    public String clientPem(String user) {
        return text("/tls/clients/" + Http.segment(user) + ".pem");
    }

    @Override
    public byte[] clientKeyStore(String user, String password) {
        var path = "/tls/clients/" + Http.segment(user) + ".p12?password=";
        return http.octets(path + Http.segment(password), "*/*");
    }

    private String text(String path) {
        return new String(http.octets(path, "*/*"), StandardCharsets.US_ASCII);
    }
}

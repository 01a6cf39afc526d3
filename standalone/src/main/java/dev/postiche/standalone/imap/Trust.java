package dev.postiche.standalone.imap;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes a connection a TLS connection to the server that was meant. RFC 9525. */
final class Trust {

    private Trust() {}

    /**
     * @throws ServerFault if the server is not who it should be, or does not speak TLS
     * @throws IllegalArgumentException if the certificates cannot be read
     */
    static SSLSocket wrap(Socket plain, Server server) throws IOException {
        var context = context(server);
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, server.host(), server.port(), true);
        if (!server.insecure()) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private static SSLContext context(Server server) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(server), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has TLS", e);
        }
    }

    private static TrustManager[] managers(Server server) throws GeneralSecurityException {
        if (server.insecure()) {
            return new TrustManager[] {new Anybody()};
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(server.trust().isPresent() ? authorities(server.trust().get()) : null);
        return factory.getTrustManagers();
    }

    private static KeyStore authorities(Path file) {
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            if (number == 0) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read as certificates in PEM (" + e.getMessage() + ")", e);
        }
    }

    /** Trusts whoever answers, because the user said so. */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

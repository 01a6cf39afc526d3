package dev.postiche;

import dev.postiche.tls.ServerTls;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/** The TLS of a server in this process. */
record InProcessTls(ServerTls tls) implements MailTls {

    @Override
    public SSLContext sslContext() {
        return tls.clientContext();
    }

    @Override
    public SSLContext sslContext(String user) {
        return tls.clientContext(user);
    }

    @Override
    public X509Certificate authority() {
        return tls.authority();
    }

    @Override
    public String pem() {
        return tls.authorityPem();
    }

    @Override
    public byte[] trustStore(String password) {
        return tls.trustStore(password);
    }

    @Override
    public String clientPem(String user) {
        return tls.clientPem(user);
    }

    @Override
    public byte[] clientKeyStore(String user, String password) {
        return tls.clientKeyStore(user, password);
    }
}

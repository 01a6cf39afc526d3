package dev.postiche;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/**
 * What a client needs to speak TLS with this server, and with no other: each server has an
 * authority of its own, made when it is first needed.
 *
 * <pre>{@code
 * var properties = new Properties();
 * properties.put("mail.imaps.ssl.socketFactory", mail.tls().sslContext().getSocketFactory());
 * }</pre>
 */
public interface MailTls {

    /** Trusts the server's authority and nothing else. */
    SSLContext sslContext();

    /**
     * The same, and shows a certificate for this user, who can then log in by SASL EXTERNAL. RFC
     * 4422 appendix A
     */
    SSLContext sslContext(String user);

    /** The certificate of the authority that signs the server's. */
    X509Certificate authority();

    /** The authority's certificate as PEM text, as OpenSSL, Python or Node take it. RFC 7468 */
    String pem();

    /**
     * A PKCS #12 trust store with the authority's certificate: what {@code
     * -Djavax.net.ssl.trustStore} takes as a file.
     *
     * @param password of the store, not empty
     */
    byte[] trustStore(String password);

    /**
     * A client certificate for this user and its key as PEM text, as OpenSSL, Python or curl take
     * it. RFC 7468
     */
    String clientPem(String user);

    /** A PKCS #12 key store with a client certificate for this user and its key. */
    byte[] clientKeyStore(String user, String password);
}

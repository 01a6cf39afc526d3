package dev.postiche.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the server's certificate by the host name that the client asks for (SNI, RFC 6066 §3), so
 * that a test may reach the server by any name of its own. An alias is a host name.
 *
 * <p>The JDK's key manager is not used because it holds back keys that are weak on purpose.
 */
final class ServerKeyManager extends X509ExtendedKeyManager {
    /**
     * Alias of the identity for clients that name no host. It is the name that most clients use,
     * for when a JDK 24 or newer resumes a session, it asks for the certificate before it tells the
     * name that the client asked for, and resumes nothing where it gets another certificate.
     */
    static final String DEFAULT_ALIAS = "localhost";

    /** Host names for which an identity of their own is made; further ones get the default. */
    private static final int MAX_NAMES = 100;

    private final Function<String, Identity> issuer;
    private final ConcurrentMap<String, Identity> identities = new ConcurrentHashMap<>();

    ServerKeyManager(Function<String, Identity> issuer) {
        this.issuer = issuer;
    }

    Identity identity(String alias) {
        var known = identities.get(alias);
        if (known != null) {
            return known;
        }
        if (!alias.equals(DEFAULT_ALIAS) && identities.size() >= MAX_NAMES) {
            return identity(DEFAULT_ALIAS);
        }
        return identities.computeIfAbsent(alias, issuer);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return socket instanceof SSLSocket tls
                ? choose(keyType, tls.getHandshakeSession())
                : choose(keyType, null);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return choose(keyType, engine.getHandshakeSession());
    }

    private @Nullable String choose(String keyType, @Nullable SSLSession session) {
        var alias = requestedHost(session).orElse(DEFAULT_ALIAS);
        return identity(alias).key().getAlgorithm().equals(keyType) ? alias : null;
    }

    private static Optional<String> requestedHost(@Nullable SSLSession session) {
        if (!(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        return extended.getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName())
                .findFirst();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity(alias).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {DEFAULT_ALIAS};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[0]; // a server never is a client
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // a server never is a client
    }
}

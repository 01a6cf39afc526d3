package dev.postiche.tls;

import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.TlsSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One server's TLS: its authority, its certificates and the context of its handshakes.
 *
 * <p>Everything is made when it is first needed, at a handshake or when a test asks for the
 * authority, so that a server that nobody calls by TLS does not pay for it. Validity is counted
 * from the real time, not the server's movable clock, because that is what clients compare it with.
 */
public final class ServerTls {
    private static final List<String> LOCAL_NAMES = List.of("localhost", "127.0.0.1", "::1");

    private final TlsSpec spec;
    private final Issuing issuing;
    private final Map<CertificateKind, SSLContext> contexts = new ConcurrentHashMap<>();

    /** Who signs certificates, made when it is first needed. */
    private static final class Issuing {
        private final InstantSource realTime;
        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable Made made;

        Issuing(InstantSource realTime) {
            this.realTime = realTime;
        }

        Made made() {
            var present = made;
            if (present != null) {
                return present;
            }
            making.lock();
            try {
                present = made;
                if (present == null) {
                    var now = realTime.instant();
                    var authority = CertificateAuthority.root("Postiche test CA", now);
                    present = new Made(authority, new IdentityIssuer(authority, now));
                    made = present;
                }
                return present;
            } finally {
                making.unlock();
            }
        }
    }

    private record Made(CertificateAuthority authority, IdentityIssuer issuer) {}

    public ServerTls(TlsSpec spec, InstantSource realTime) {
        this(spec, new Issuing(realTime));
    }

    private ServerTls(TlsSpec spec, Issuing issuing) {
        this.spec = spec;
        this.issuing = issuing;
    }

    /** Speaks TLS in another way; whoever trusts the authority can go on trusting it. */
    public ServerTls with(TlsSpec other) {
        return new ServerTls(other, issuing);
    }

    public TlsSpec spec() {
        return spec;
    }

    /**
     * Puts the server's side of TLS over a connected socket; the handshake is the caller's.
     *
     * @param raw the plain socket, which the caller keeps: only closing that one resets
     * @param alreadyRead octets of the client's first flight that were read from {@code raw}
     */
    public SSLSocket over(Socket raw, InputStream alreadyRead) throws IOException {
        return over(raw, alreadyRead, spec.certificate());
    }

    /** The same, showing a certificate of another kind. */
    public SSLSocket over(Socket raw, InputStream alreadyRead, CertificateKind kind)
            throws IOException {
        var context = contexts.computeIfAbsent(kind, this::context);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(raw, alreadyRead, false);
        socket.setUseClientMode(false);
        if (!spec.protocols().isEmpty()) {
            socket.setEnabledProtocols(spec.protocols().toArray(String[]::new));
        }
        switch (spec.clientCertificate()) {
            case IGNORED -> socket.setNeedClientAuth(false);
            case WANTED -> socket.setWantClientAuth(true);
            case REQUIRED -> socket.setNeedClientAuth(true);
        }
        return socket;
    }

    /** The certificate of the authority that a client has to trust. */
    public X509Certificate authority() {
        return made().authority.certificate();
    }

    /** A client's context that trusts this server's authority and nothing else. */
    public SSLContext clientContext() {
        return Stores.context(new KeyManager[0], Stores.trusting(authority()));
    }

    /** A client's context that also shows a certificate for {@code user}. RFC 4422 appendix A. */
    public SSLContext clientContext(String user) {
        var identity = made().issuer.client(user);
        return Stores.context(Stores.presenting(identity), Stores.trusting(authority()));
    }

    /** The authority's certificate as PEM text. RFC 7468. */
    public String authorityPem() {
        return Stores.pem(authority());
    }

    /** A PKCS #12 trust store that holds the authority's certificate. */
    public byte[] trustStore(String password) {
        return Stores.trustStore(authority(), password);
    }

    /** A client certificate for {@code user} and its key as PEM text. RFC 7468, RFC 5958. */
    public String clientPem(String user) {
        return Stores.pem(made().issuer.client(user));
    }

    /** A PKCS #12 key store with a client certificate for {@code user}. */
    public byte[] clientKeyStore(String user, String password) {
        return Stores.keyStore(made().issuer.client(user), password);
    }

    /**
     * The channel binding {@code tls-server-end-point}: a hash of the certificate that was sent.
     * RFC 5929 §4.1; ours are all signed with SHA-256.
     */
    public static byte[] serverEndPoint(SSLSession session) {
        Certificate[] sent = session.getLocalCertificates();
        if (sent == null || sent.length == 0) {
            throw new IllegalStateException("no certificate was sent in this TLS session");
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(sent[0].getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash the server's certificate", e);
        }
    }

    private Made made() {
        return issuing.made();
    }

    private SSLContext context(CertificateKind kind) {
        var all = made();
        var keys = new ServerKeyManager(host -> all.issuer.server(kind, names(host, kind)));
        return Stores.context(
                new KeyManager[] {keys}, Stores.trusting(all.authority.certificate()));
    }

    private List<String> names(String host, CertificateKind kind) {
        var names = new LinkedHashSet<String>();
        if (!host.equals(ServerKeyManager.DEFAULT_ALIAS) && kind != CertificateKind.WRONG_HOST) {
            names.add(host);
        }
        names.addAll(LOCAL_NAMES);
        names.addAll(spec.hosts());
        return List.copyOf(names);
    }
}

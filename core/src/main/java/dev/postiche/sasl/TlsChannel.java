package dev.postiche.sasl;

import dev.postiche.tls.ServerTls;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The TLS session of a connection, as SASL looks at it. */
public final class TlsChannel implements SecureChannel {
    /** One attribute of an RFC 2253 name, in which a backslash escapes. */
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])*)");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private final SSLSession session;

    public TlsChannel(SSLSession session) {
        this.session = session;
    }

    @Override
    public byte[] serverEndPoint() {
        return ServerTls.serverEndPoint(session);
    }

    @Override
    public Optional<byte[]> exporter() {
        return KeyingMaterial.export(session);
    }

    @Override
    public Optional<String> clientIdentity() {
        try {
            var certificate = (X509Certificate) session.getPeerCertificates()[0];
            var name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
            return name.find()
                    ? Optional.of(ESCAPED.matcher(name.group(1)).replaceAll("$1"))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}

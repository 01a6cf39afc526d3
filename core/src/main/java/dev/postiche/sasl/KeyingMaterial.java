package dev.postiche.sasl;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;

/**
 * Keying material of a TLS session for the channel binding {@code tls-exporter}. RFC 9266 §2.
 *
 * <p>The JDK exports it since version 25, so it is asked for by reflection; elsewhere the binding
 * is not there, and clients use {@code tls-server-end-point}.
 */
final class KeyingMaterial {
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int OCTETS = 32;

    private KeyingMaterial() {}

    static Optional<byte[]> export(SSLSession session) {
        // RFC 9266 §4.2: under TLS 1.2 it needs the extended master secret, which nobody shows us.
        if (!(session instanceof ExtendedSSLSession) || !session.getProtocol().equals("TLSv1.3")) {
            return Optional.empty();
        }
        try {
            var exported =
                    ExtendedSSLSession.class
                            .getMethod(
                                    "exportKeyingMaterialData",
                                    String.class,
                                    byte[].class,
                                    int.class)
                            .invoke(session, LABEL, new byte[0], OCTETS);
            return Optional.of((byte[]) exported);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }
}

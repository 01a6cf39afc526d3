package dev.postiche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where a server can be reached, as properties for a framework that configures programs by them.
 *
 * <p>Keys are {@code postiche.imap.host}, {@code .port} and {@code .uri}, likewise for {@code
 * imaps}, {@code pop3} and {@code pop3s} as far as the server listens there. With Spring it takes
 * one line:
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void mail(DynamicPropertyRegistry registry) {
 *     MailProperties.of(MAIL).forEach(registry::add);
 * }
 * }</pre>
 */
public final class MailProperties {

    private MailProperties() {}

    /**
     * What a {@code Session} of Jakarta Mail needs to reach the server and to trust it: {@code
     * Session.getInstance(MailProperties.jakartaMail(mail))}. The store by default is that of the
     * first port, so that {@code session.getStore().connect("anna", "secret")} is enough.
     */
    public static Properties jakartaMail(MockMailServer mail) {
        var properties = new Properties();
        for (var endpoint : mail.server().endpoints()) {
            var scheme = endpoint.uri().getScheme();
            var key = "mail." + scheme + ".";
            properties.putIfAbsent("mail.store.protocol", scheme);
            properties.put(key + "host", endpoint.host());
            properties.put(key + "port", String.valueOf(endpoint.port()));
            properties.put(key + "timeout", "10000");
            if (endpoint.tls()) {
                properties.put(
                        key + "ssl.socketFactory", mail.tls().sslContext().getSocketFactory());
            }
        }
        return properties;
    }

    /** The properties of a running server. */
    public static Map<String, Supplier<Object>> of(MockMailServer mail) {
        return of(mail, "postiche");
    }

    /**
     * The properties of a running server under another prefix: {@code app.mail} gives {@code
     * app.mail.imap.host}.
     */
    public static Map<String, Supplier<Object>> of(MockMailServer mail, String prefix) {
        var properties = new LinkedHashMap<String, Supplier<Object>>();
        for (var endpoint : mail.server().endpoints()) {
            var key = prefix + "." + endpoint.uri().getScheme() + ".";
            properties.put(key + "host", endpoint::host);
            properties.put(key + "port", endpoint::port);
            properties.put(key + "uri", endpoint.uri()::toString);
        }
        return Map.copyOf(properties);
    }
}

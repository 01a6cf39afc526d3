package dev.postiche.junit;

import dev.postiche.MockMailServer;
import dev.postiche.spec.Endpoint;
import jakarta.mail.Session;
import java.util.Properties;

/** Sessions of Jakarta Mail that know the server; loaded only where that library is there. */
final class MailSessions {

    private MailSessions() {}

    static Session of(MockMailServer mail) {
        var properties = new Properties();
        for (var endpoint : mail.server().endpoints()) {
            var prefix = "mail." + endpoint.uri().getScheme() + ".";
            properties.setProperty(prefix + "host", endpoint.host());
            properties.setProperty(prefix + "port", String.valueOf(endpoint.port()));
            properties.setProperty(prefix + "timeout", "10000");
            properties.putIfAbsent("mail.store.protocol", endpoint.uri().getScheme());
            trust(mail, endpoint, properties);
        }
        return Session.getInstance(properties);
    }

    private static void trust(MockMailServer mail, Endpoint endpoint, Properties properties) {
        if (endpoint.tls()) {
            var prefix = "mail." + endpoint.uri().getScheme() + ".ssl.socketFactory";
            properties.put(prefix, mail.tls().sslContext().getSocketFactory());
        }
    }
}

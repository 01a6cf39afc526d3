package dev.postiche.practice;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A password in clear, though the server had offered TLS. RFC 8314 §5.2, RFC 2595 §2.2. */
final class LoginInClear {

    static final Practice PRACTICE =
            Practice.usual(
                    "login-without-tls",
                    "RFC 8314 §5.2, RFC 2595 §2.2",
                    "logs in without TLS although the server offers it",
                    LoginInClear::breaches);

    /** These send the password, or what is as good. RFC 4616, RFC 7628. */
    private static final Pattern OPEN = Pattern.compile("(PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)\\b");

    private static final Set<String> LOGINS =
            Set.of("LOGIN", "AUTHENTICATE", "PASS", "APOP", "AUTH");

    private LoginInClear() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        if (session.endpoint().tls()) {
            return List.of();
        }
        var offer = session.protocol() == Protocol.IMAP ? "STARTTLS" : "STLS";
        boolean offered = false;
        for (var exchange : session.exchanges()) {
            if (exchange.command().equals(offer) && exchange.status().endsWith("OK")) {
                return List.of();
            }
            if (offered && sendsPassword(exchange)) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                exchange,
                                "%s went in clear although %s was offered; begin TLS first"
                                        .formatted(exchange.command(), offer)));
            }
            if (LOGINS.contains(exchange.command()) && exchange.status().endsWith("OK")) {
                return List.of(); // This word in what comes now, a subject say, is no offer.
            }
            offered |= Sent.heard(exchange, offer);
        }
        return List.of();
    }

    private static boolean sendsPassword(RecordedExchange exchange) {
        var words = exchange.commandText().toUpperCase(Locale.ROOT).split(" +", 2);
        return switch (exchange.command()) {
            case "LOGIN", "PASS" -> true;
            case "AUTHENTICATE", "AUTH" -> words.length > 1 && OPEN.matcher(words[1]).lookingAt();
            default -> false;
        };
    }
}

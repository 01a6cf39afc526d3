package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;
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
    private static final Pattern OPEN = Pattern.compile("(PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)\\b.*");

    private LoginInClear() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        boolean imap = session.protocol() == Protocol.IMAP;
        var offer = imap ? "STARTTLS" : "STLS";
        boolean offered = session.exchanges().stream().anyMatch(it -> Sent.heard(it, offer));
        if (!offered || session.endpoint().tls()) {
            return List.of();
        }
        for (var sent : Sent.in(session, session.protocol())) {
            if (sent.is(offer) && sent.succeeded()) {
                return List.of();
            }
            boolean open =
                    sent.is("LOGIN", "PASS")
                            || (sent.is("AUTHENTICATE", "AUTH")
                                    && OPEN.matcher(sent.arguments()).matches());
            if (open) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                sent.exchange(),
                                "%s went in clear although %s was offered; begin TLS first"
                                        .formatted(sent.name(), offer)));
            }
        }
        return List.of();
    }
}

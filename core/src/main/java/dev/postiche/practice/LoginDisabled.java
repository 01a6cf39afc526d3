package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;

/** LOGIN, though the server had said that it is not allowed here. RFC 9051 §6.2.3. */
final class LoginDisabled {

    static final Practice PRACTICE =
            Practice.usual(
                    "login-though-disabled",
                    "RFC 9051 §6.2.3",
                    "sends LOGIN although LOGINDISABLED is announced",
                    LoginDisabled::breaches);

    private LoginDisabled() {}

    private static List<Breach> breaches(RecordedSession session, List<RecordedSession> before) {
        if (session.protocol() != Protocol.IMAP) {
            return List.of();
        }
        boolean disabled = false;
        for (var exchange : session.exchanges()) {
            if (exchange.command().equals("LOGIN") && disabled) {
                return List.of(
                        Breach.of(
                                PRACTICE,
                                session,
                                exchange,
                                "LOGIN was sent although LOGINDISABLED had been announced;"
                                        + " begin TLS, or authenticate otherwise"));
            }
            if (Sent.heard(exchange, "CAPABILITY")) {
                disabled = Sent.heard(exchange, "LOGINDISABLED");
            } else if (exchange.command().equals("STARTTLS")) {
                disabled = false; // What was told before does not hold. RFC 9051 §6.2.1
            }
        }
        return List.of();
    }
}

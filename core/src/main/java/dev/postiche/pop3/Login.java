package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** How each way to log in ends. RFC 1939 §4, RFC 3206 §4. */
final class Login {

    private Login() {}

    /** The same words for a wrong name and a wrong password. */
    static Pop3Refusal refused() {
        return Pop3Refusal.withCode(Pop3Refusal.AUTH, "authentication failed");
    }

    static void complete(Pop3Session session, Exchange exchange, String account) {
        session.open(account);
        exchange.changed("opened the maildrop");
        Pop3Reply.ok(
                session,
                exchange,
                "maildrop has %s messages".formatted(session.maildrop().count()));
    }
}

package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import java.util.Optional;

/** PASS opens the maildrop that USER named. RFC 1939 §7. */
record PassCommand(String password) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("PASS", in -> new PassCommand(in.rest("a password")))
                    .in(Pop3State.AUTHORIZATION)
                    .broughtBy(Pop3Capability.USER);

    @Override
    public Optional<String> account(Pop3Session session) {
        return session.userName();
    }

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var name = session.userName().orElseThrow(() -> Pop3Refusal.of("give USER first"));
        // RFC 1939 §7: whatever comes of it, the next attempt begins with USER again
        session.forgetUserName();
        var account = session.credentials().login(name, password).orElseThrow(Login::refused);
        Login.complete(session, exchange, account);
    }

    @Override
    public String toString() {
        return "PassCommand[]"; // never the password
    }
}

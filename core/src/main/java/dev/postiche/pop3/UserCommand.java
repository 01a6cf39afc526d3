package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import java.util.Optional;

/** USER names the maildrop; whether there is one is told only after PASS. RFC 1939 §7. */
record UserCommand(String name) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("USER", in -> new UserCommand(in.rest("a user name")))
                    .in(Pop3State.AUTHORIZATION)
                    .broughtBy(Pop3Capability.USER);

    @Override
    public Optional<String> account(Pop3Session session) {
        return Optional.of(name);
    }

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        if (!session.mayUsePlaintext()) {
            throw Pop3Refusal.of("log in after STLS only");
        }
        session.userName(name);
        Pop3Reply.ok(session, exchange, "send PASS");
    }
}

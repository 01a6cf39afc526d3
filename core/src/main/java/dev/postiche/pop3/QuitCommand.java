package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** QUIT removes what was marked and ends the session. RFC 1939 §4, §6. */
record QuitCommand() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "QUIT",
                            in -> {
                                in.none();
                                return new QuitCommand();
                            })
                    .in(Pop3State.AUTHORIZATION, Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        exchange.endAfterwards(); // RFC 1939 §6: whatever comes of the update
        if (session.state() == Pop3State.TRANSACTION) {
            var removed = session.update();
            if (removed > 0) {
                exchange.changed("expunged " + removed);
            }
        }
        Pop3Reply.ok(session, exchange, "bye");
    }
}

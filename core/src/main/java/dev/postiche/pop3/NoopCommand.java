package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** NOOP does nothing but reset the autologout timer. RFC 1939 §5. */
record NoopCommand() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "NOOP",
                            in -> {
                                in.none();
                                return new NoopCommand();
                            })
                    .in(Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        Pop3Reply.ok(session, exchange, "still here");
    }
}

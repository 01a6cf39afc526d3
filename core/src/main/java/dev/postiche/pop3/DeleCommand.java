package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** DELE marks a message, which QUIT will remove. RFC 1939 §5. */
record DeleCommand(int number) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("DELE", in -> new DeleCommand(in.messageNumber()))
                    .in(Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var row = session.maildrop().message(number);
        session.maildrop().mark(number);
        exchange.changed("marked UID " + row.uid());
        Pop3Reply.ok(session, exchange, "message %s deleted".formatted(number));
    }
}

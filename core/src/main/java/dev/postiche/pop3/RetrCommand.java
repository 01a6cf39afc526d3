package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** RETR sends a message. RFC 1939 §5. */
record RetrCommand(int number) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("RETR", in -> new RetrCommand(in.messageNumber()))
                    .in(Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var row = session.readable(number);
        if (session.retrieve(number)) {
            exchange.changed("expunged UID " + row.uid());
        }
        Pop3Reply.message(session, exchange, Pop3Reply.OCTETS + " octets", Maildrop.octets(row))
                .stuffed(row.message().whole())
                .finalDot();
    }
}

package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** STAT tells how many messages there are and how large they are together. RFC 1939 §5. */
record StatCommand() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "STAT",
                            in -> {
                                in.none();
                                return new StatCommand();
                            })
                    .in(Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var maildrop = session.maildrop();
        Pop3Reply.value(exchange, maildrop.count() + " " + maildrop.octets());
    }
}

package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** RSET takes all deletion marks away. RFC 1939 §5. */
record RsetCommand() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "RSET",
                            in -> {
                                in.none();
                                return new RsetCommand();
                            })
                    .in(Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        session.maildrop().unmarkAll();
        Pop3Reply.ok(
                session,
                exchange,
                "maildrop has %s messages".formatted(session.maildrop().count()));
    }
}

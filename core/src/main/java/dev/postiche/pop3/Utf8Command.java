package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** UTF8 says that the client can take headers in UTF-8. RFC 6856 §2.1. */
record Utf8Command() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "UTF8",
                            in -> {
                                in.none();
                                return new Utf8Command();
                            })
                    .in(Pop3State.AUTHORIZATION)
                    .broughtBy(Pop3Capability.UTF8);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        session.enterUtf8Mode();
        Pop3Reply.ok(session, exchange, "UTF-8 mode");
    }
}

package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** STLS begins TLS; what was said before, a user name too, is forgotten. RFC 2595 §4. */
record StlsCommand() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "STLS",
                            in -> {
                                in.none();
                                return new StlsCommand();
                            })
                    .in(Pop3State.AUTHORIZATION)
                    .broughtBy(Pop3Capability.STLS);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        if (session.isSecure()) {
            throw Pop3Refusal.of("TLS is active already");
        }
        if (session.isInUtf8Mode()) {
            throw Pop3Refusal.of("too late for STLS after UTF8"); // RFC 6856 §2.1
        }
        session.forgetUserName();
        Pop3Reply.ok(session, exchange, "begin TLS negotiation");
        session.settings().stls().ifPresent(exchange::startTls);
    }
}

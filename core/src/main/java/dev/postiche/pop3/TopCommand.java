package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** TOP sends the header, the blank line and the first lines of the body. RFC 1939 §7. */
record TopCommand(int number, int lines) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("TOP", TopCommand::parse)
                    .in(Pop3State.TRANSACTION)
                    .broughtBy(Pop3Capability.TOP);

    private static TopCommand parse(Arguments in) {
        var words = in.words(2, "a message number and a number of lines");
        return new TopCommand(in.number(words.get(0), 1), in.number(words.get(1), 0));
    }

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var row = session.readable(number);
        Pop3Reply.message(session, exchange, "top of message follows", Maildrop.octets(row))
                .stuffed(row.message().top(lines))
                .finalDot();
    }
}

package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import java.util.OptionalInt;

/** LIST tells the size of one message or of all. RFC 1939 §5. */
record ListCommand(OptionalInt number) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("LIST", in -> new ListCommand(in.optionalMessageNumber()))
                    .in(Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var maildrop = session.maildrop();
        if (number.isPresent()) {
            Pop3Reply.value(exchange, maildrop.scanListing(number.getAsInt()));
        } else {
            Pop3Reply.lines(
                    session,
                    exchange,
                    "%s messages".formatted(maildrop.count()),
                    maildrop.eachUnmarked(maildrop::scanListing));
        }
    }
}

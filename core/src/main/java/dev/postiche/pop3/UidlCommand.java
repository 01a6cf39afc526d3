package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import java.util.OptionalInt;

/** UIDL tells the unique-id of one message or of all. RFC 1939 §7. */
record UidlCommand(OptionalInt number) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("UIDL", in -> new UidlCommand(in.optionalMessageNumber()))
                    .in(Pop3State.TRANSACTION)
                    .broughtBy(Pop3Capability.UIDL);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var maildrop = session.maildrop();
        if (number.isPresent()) {
            Pop3Reply.value(exchange, maildrop.uniqueIdListing(number.getAsInt()));
        } else {
            Pop3Reply.lines(
                    session,
                    exchange,
                    "unique-id listing follows",
                    maildrop.eachUnmarked(maildrop::uniqueIdListing));
        }
    }
}

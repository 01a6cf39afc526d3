package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * LANG chooses the language of the texts behind +OK and -ERR, of which there is one. RFC 6856 §3.
 *
 * @param range a language range of RFC 4647 §2.1; empty to list the languages
 */
record LangCommand(Optional<String> range) implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "LANG",
                            in ->
                                    new LangCommand(
                                            in.words(0, 1, "at most one language").stream()
                                                    .findFirst()))
                    .in(Pop3State.AUTHORIZATION, Pop3State.TRANSACTION)
                    .broughtBy(Pop3Capability.LANG);

    private static final String ENGLISH = "en";

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        if (range.isEmpty()) {
            Pop3Reply.lines(
                    session, exchange, "language listing follows", List.of(ENGLISH + " English"));
            return;
        }
        var wanted = range.get();
        if (!wanted.equals("*") && !wanted.toLowerCase(Locale.ROOT).equals(ENGLISH)) {
            throw Pop3Refusal.of("language %s is not known".formatted(wanted));
        }
        Pop3Reply.value(exchange, ENGLISH + " language changed");
    }
}

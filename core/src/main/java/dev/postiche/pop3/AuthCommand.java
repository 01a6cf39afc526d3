package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import dev.postiche.sasl.SaslDialogue;
import dev.postiche.sasl.SaslDialogue.Outcome;
import dev.postiche.sasl.SaslStep.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * AUTH logs in by a SASL mechanism; without one it lists them, as clients older than CAPA expect.
 * RFC 5034 §4.
 *
 * @param mechanism in upper case; empty to list them
 * @param initialResponse as sent, base64 or {@code =}
 */
record AuthCommand(Optional<String> mechanism, Optional<String> initialResponse)
        implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of("AUTH", AuthCommand::parse)
                    .in(Pop3State.AUTHORIZATION)
                    .broughtBy(Pop3Capability.SASL);

    private static AuthCommand parse(Arguments in) {
        var words = in.words(0, 2, "a mechanism and perhaps an initial response");
        return new AuthCommand(
                words.stream().findFirst().map(word -> word.toUpperCase(Locale.ROOT)),
                words.stream().skip(1).findFirst());
    }

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        if (mechanism.isEmpty()) {
            var lines = session.mechanisms().stream().map(offered -> offered.name()).toList();
            Pop3Reply.lines(session, exchange, "SASL mechanisms", lines);
            return;
        }
        var chosen =
                session.mechanisms().stream()
                        .filter(offered -> offered.name().equals(mechanism.get()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Pop3Refusal.of(
                                                "mechanism %s is not offered"
                                                        .formatted(mechanism.get())));
        if (initialResponse.isPresent() && !chosen.takesInitialResponse()) {
            throw Pop3Refusal.syntax(chosen.name() + " has no initial response"); // RFC 5034 §4
        }
        var outcome =
                SaslDialogue.run(
                        chosen,
                        session.saslContext(),
                        initialResponse,
                        challenge ->
                                exchange.input()
                                        .response(
                                                ("+ " + challenge + "\r\n")
                                                        .getBytes(StandardCharsets.US_ASCII))
                                        .text());
        complete(session, exchange, outcome);
    }

    private static void complete(Pop3Session session, Exchange exchange, Outcome outcome) {
        if (outcome instanceof Outcome.LoggedIn in) {
            Login.complete(session, exchange, in.account());
        } else if (outcome instanceof Outcome.Cancelled) {
            throw Pop3Refusal.of("authentication cancelled"); // RFC 5034 §4
        } else if (outcome instanceof Outcome.NotBase64) {
            throw Pop3Refusal.syntax("that is not base64");
        } else if (outcome instanceof Outcome.Refused refused) {
            throw refused.reason() == Reason.SYNTAX
                    ? Pop3Refusal.syntax("that is not what the mechanism expects")
                    : Login.refused();
        }
    }
}

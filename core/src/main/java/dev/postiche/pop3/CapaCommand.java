package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import dev.postiche.sasl.SaslMechanism;
import dev.postiche.spec.Speech;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CAPA lists what the server can do in this state. RFC 2449 §5. */
record CapaCommand() implements Pop3Command {

    static final CommandSpec SPEC =
            CommandSpec.of(
                            "CAPA",
                            in -> {
                                in.none();
                                return new CapaCommand();
                            })
                    .in(Pop3State.AUTHORIZATION, Pop3State.TRANSACTION);

    @Override
    public void execute(Pop3Session session, Exchange exchange) {
        var lines =
                session.settings().announced(session.state()).stream()
                        .flatMap(said -> lines(session, said))
                        .distinct()
                        .toList();
        Pop3Reply.lines(session, exchange, "capability list follows", lines);
    }

    private static Stream<String> lines(Pop3Session session, String said) {
        if (said.equals(Speech.EVERYTHING)) {
            return Arrays.stream(Pop3Capability.values())
                    .filter(capability -> session.settings().has(capability))
                    .filter(capability -> capability.isToldIn(session.state()))
                    .flatMap(capability -> line(session, capability).stream());
        }
        var known = Pop3Capability.of(Pop3Settings.firstWord(said));
        if (known.isEmpty()) {
            return Stream.of(said); // merely announced
        }
        return Stream.of(known.get())
                .filter(capability -> capability != Pop3Capability.APOP)
                .filter(session.settings()::has)
                .flatMap(capability -> line(session, capability, said).stream());
    }

    /** The arguments of the profile, unless this server has something to say instead. */
    private static Optional<String> line(Pop3Session session, Pop3Capability known, String said) {
        var own = line(session, known);
        if (!said.contains(" ")) {
            return own;
        }
        return switch (known) {
            case SASL ->
                    Optional.of(
                                    Arrays.stream(said.split(" "))
                                            .filter(word -> isOffered(word, session))
                                            .collect(Collectors.joining(" ")))
                            .filter(line -> line.contains(" "));
            case LOGIN_DELAY -> own.or(() -> Optional.of(said));
            case EXPIRE -> own.filter(line -> !line.endsWith(" NEVER")).or(() -> Optional.of(said));
            default -> Optional.of(said);
        };
    }

    private static boolean isOffered(String word, Pop3Session session) {
        return word.equalsIgnoreCase("SASL")
                || session.mechanisms().stream()
                        .anyMatch(mechanism -> mechanism.name().equalsIgnoreCase(word));
    }

    /** The capability with its arguments; empty where it does not hold right now. */
    private static Optional<String> line(Pop3Session session, Pop3Capability capability) {
        var word = capability.word();
        return switch (capability) {
            case STLS -> session.isSecure() ? Optional.empty() : Optional.of(word);
            case USER -> session.mayUsePlaintext() ? Optional.of(word) : Optional.empty();
            case SASL ->
                    Optional.of(
                                    session.mechanisms().stream()
                                            .map(SaslMechanism::name)
                                            .collect(Collectors.joining(" ")))
                            .filter(names -> !names.isEmpty())
                            .map(names -> word + " " + names);
            case LOGIN_DELAY ->
                    Optional.of(session.loginDelay())
                            .filter(delay -> !delay.isZero())
                            .map(delay -> word + " " + delay.toSeconds());
            case UTF8 -> Optional.of(word + " USER"); // RFC 6856 §2.2
            case EXPIRE -> Optional.of(word + " " + session.retention().days());
            case IMPLEMENTATION -> Optional.of(word + " Postiche");
            default -> Optional.of(word);
        };
    }
}

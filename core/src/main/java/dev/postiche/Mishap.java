package dev.postiche;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may make a test fail by itself, though it has asserted nothing of the kind; looked for when
 * the test is over.
 *
 * <pre>{@code
 * Mishap.in(mail, Set.of(SERVER_ERROR, BAD_COMMAND)).ifPresent(Assertions::fail);
 * }</pre>
 */
public enum Mishap {
    /** The server itself failed, which is no fault of the program under test. */
    SERVER_ERROR(Mishap::serverErrors),
    /** The program under test sent something that is no command: BAD. */
    BAD_COMMAND(Mishap::badCommands),
    /** A fault was armed and never acted: it stands there for nothing, or it is misspelt. */
    UNUSED_FAULT(Mishap::unusedFaults),
    /** A client is still connected, a second after the test. */
    OPEN_CONNECTION(Mishap::openConnections);

    /** A client that has just closed its socket is still connected until the server knows. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Function<MockMailServer, List<String>> finder;

    Mishap(Function<MockMailServer, List<String>> finder) {
        this.finder = finder;
    }

    /** What of these has happened, a line each; empty if nothing has. */
    public static Optional<String> in(MockMailServer mail, Collection<Mishap> looked) {
        var found =
                Stream.of(values())
                        .filter(looked::contains)
                        .flatMap(it -> it.finder.apply(mail).stream())
                        .collect(Collectors.joining("\n"));
        return Optional.of(found).filter(text -> !text.isEmpty());
    }

    /** What a failed test is read with: the seed, the faults, and all that was said. */
    public static String report(MockMailServer mail) {
        return facts(mail) + mail.recording().dialogue();
    }

    /** The same in short, with long lines and dialogues cut. */
    public static String brief(MockMailServer mail) {
        return facts(mail) + Recording.excerpt(mail.recording().sessions());
    }

    private static String facts(MockMailServer mail) {
        var faults =
                mail.faults().armed().stream()
                        .map(
                                it ->
                                        "fault %s acted %s time(s)%s\n"
                                                .formatted(
                                                        it.name(),
                                                        it.fired(),
                                                        it.nearMisses().stream()
                                                                .map(why -> "\n  near miss: " + why)
                                                                .collect(Collectors.joining())))
                        .collect(Collectors.joining());
        return "seed=%s\n%s\n".formatted(mail.seed(), faults);
    }

    private static List<String> serverErrors(MockMailServer mail) {
        return mail.recording().sessions().stream()
                .filter(it -> it.error().isPresent())
                .map(
                        it ->
                                "the mail server itself failed in session %s, which is no fault of"
                                                .formatted(it.number())
                                        + " the program under test: "
                                        + it.error().orElse(""))
                .toList();
    }

    private static List<String> badCommands(MockMailServer mail) {
        return mail.recording().sessions().stream()
                .flatMap(session -> session.exchanges().stream().flatMap(it -> bad(session, it)))
                .toList();
    }

    private static Stream<String> bad(RecordedSession session, RecordedExchange exchange) {
        return !exchange.status().equals("BAD") || !exchange.faults().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "session %s sent a bad command: %s; the server said: %s"
                                .formatted(
                                        session.number(),
                                        exchange.requestText().strip(),
                                        exchange.replyText().strip()));
    }

    private static List<String> unusedFaults(MockMailServer mail) {
        return mail.faults().armed().stream()
                .filter(it -> it.fired() == 0)
                .map(
                        it ->
                                "the fault %s never acted%s"
                                        .formatted(
                                                it.name(),
                                                it.nearMisses().stream()
                                                        .map(why -> "; near miss: " + why)
                                                        .collect(Collectors.joining())))
                .toList();
    }

    private static List<String> openConnections(MockMailServer mail) {
        try {
            mail.await().within(GRACE).until("the end of all sessions", () -> live(mail).isEmpty());
            return List.of();
        } catch (DeadlinePassed stillThere) {
            return live(mail);
        }
    }

    private static List<String> live(MockMailServer mail) {
        return mail.recording().sessions().stream()
                .filter(session -> session.goodbye().isEmpty())
                .map(
                        it ->
                                "session %s (%s, %s) was left open"
                                        .formatted(
                                                it.number(),
                                                it.protocol(),
                                                it.account().orElse("nobody logged in")))
                .toList();
    }
}

package dev.postiche.record;

import dev.postiche.spec.OctetCount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that holds for a session as a whole, as plain data: who it was, how it ended, what it
 * did to the mail.
 *
 * @param kind what is asked
 * @param value what is expected, as text; {@code true} where there is nothing to choose
 */
public record SessionFact(Kind kind, String value) implements Expectation {

    /** What can be asked, by its word in JSON. */
    public enum Kind {
        /** This user logged in. */
        LOGGED_IN_AS("loggedInAs", SessionFact::loggedInAs),
        /** TLS was in use at the end. */
        USED_TLS("usedTls", (session, value) -> unless(session.usedTls(), "was in clear")),
        /** It ended so, in the words of {@link Ending}: {@code logout}, {@code client closed}. */
        ENDED_WITH("endedWith", SessionFact::endedWith),
        /** Whole messages came after headers, envelopes or structures only. */
        FETCHED_HEADERS_BEFORE_BODIES("fetchedHeadersBeforeBodies", SessionFact::headersFirst),
        /** What the server sent for FETCH, RETR and TOP was no more than this: {@code 50KiB}. */
        FETCHED_AT_MOST("fetchedAtMost", SessionFact::fetchedAtMost),
        /** No message became \Seen by it. */
        NEVER_MARKED_SEEN("neverMarkedSeen", SessionFact::neverMarkedSeen),
        /** It downloaded messages, and none of them is gone by it. */
        LEFT_COPY_ON_SERVER("leftCopyOnServer", SessionFact::leftCopy),
        /** By POP3 it downloaded messages, marked each of them by DELE, and sent QUIT. */
        DOWNLOADED_AND_DELETED("downloadedAndDeleted", SessionFact::downloadedAndDeleted);

        private final String word;
        private final BiFunction<RecordedSession, String, Optional<String>> check;

        Kind(String word, BiFunction<RecordedSession, String, Optional<String>> check) {
            this.word = word;
            this.check = check;
        }

        /** The word for it in JSON, and the name of the assertion. */
        public String word() {
            return word;
        }

        /** Whether there is something to choose. */
        public boolean hasValue() {
            return this == LOGGED_IN_AS || this == ENDED_WITH || this == FETCHED_AT_MOST;
        }

        /** The fact where there is nothing to choose. */
        public SessionFact holds() {
            return new SessionFact(this, "true");
        }
    }

    private static final Pattern WHOLE =
            Pattern.compile("BODY(\\.PEEK)?\\[(TEXT)?]|RFC822( |\\)|$)|RFC822\\.TEXT");
    private static final Pattern OVERVIEW =
            Pattern.compile("ENVELOPE|BODYSTRUCTURE|HEADER|RFC822\\.SIZE|BODY( |\\)|$)|PREVIEW");
    private static final Pattern GONE = Pattern.compile("(expunged|moved) .*");
    private static final Pattern STORES_SEEN =
            Pattern.compile(".* (\\+FLAGS|FLAGS)(\\.SILENT)? .*\\\\SEEN.*");

    /**
     * A fact, its value checked.
     *
     * @throws IllegalArgumentException if the value is none of this kind
     */
    public SessionFact {
        if (kind == Kind.FETCHED_AT_MOST) {
            OctetCount.parse(value);
        } else if (kind == Kind.ENDED_WITH) {
            ending(value);
        }
    }

    @Override
    public Optional<String> failure(RecordedSession session) {
        return kind.check
                .apply(session, value)
                .map(
                        found ->
                                "expected session %d: %s%s,%n but it %s\n\n%s"
                                        .formatted(
                                                session.number(),
                                                kind.word,
                                                kind.hasValue() ? " " + value : "",
                                                found,
                                                session.dialogue()));
    }

    @Override
    public Optional<String> failure(List<RecordedSession> sessions) {
        return sessions.isEmpty()
                ? Optional.of("expected a session: " + kind.word)
                : sessions.stream().flatMap(it -> failure(it).stream()).findFirst();
    }

    private static Optional<String> unless(boolean holds, String found) {
        return holds ? Optional.empty() : Optional.of(found);
    }

    private static Optional<String> loggedInAs(RecordedSession session, String user) {
        var found = session.account();
        return unless(
                found.equals(Optional.of(user)),
                found.map(it -> "was " + it).orElse("was nobody: no login succeeded"));
    }

    private static Optional<String> endedWith(RecordedSession session, String how) {
        var found = session.goodbye();
        return unless(
                found.equals(Optional.of(ending(how))),
                found.map(it -> "ended with " + Dialogue.words(it)).orElse("is still connected"));
    }

    private static Ending ending(String text) {
        var name = text.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Arrays.stream(Ending.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a session ends with %s, not \"%s\""
                                                .formatted(
                                                        Arrays.stream(Ending.values())
                                                                .map(Dialogue::words)
                                                                .collect(Collectors.joining(", ")),
                                                        text)));
    }

    private static Optional<String> headersFirst(RecordedSession session, String value) {
        boolean overview = false;
        for (var exchange : session.exchanges()) {
            var text = CommandPattern.text(exchange).toUpperCase(Locale.ROOT);
            boolean fetch = exchange.command().endsWith("FETCH");
            boolean whole =
                    exchange.command().equals("RETR") || (fetch && WHOLE.matcher(text).find());
            if (whole && !overview) {
                return Optional.of("fetched bodies first: " + CommandPattern.text(exchange));
            }
            overview |=
                    exchange.command().equals("TOP") || (fetch && OVERVIEW.matcher(text).find());
        }
        return Optional.empty();
    }

    private static Optional<String> fetchedAtMost(RecordedSession session, String most) {
        long fetched =
                session.exchanges().stream()
                        .filter(SessionFact::fetches)
                        .mapToLong(RecordedExchange::octetsOut)
                        .sum();
        return unless(
                fetched <= OctetCount.parse(most),
                "fetched %d octets%s"
                        .formatted(
                                fetched,
                                session.exchanges().stream()
                                        .filter(SessionFact::fetches)
                                        .map(
                                                it ->
                                                        "\n  %d for %s"
                                                                .formatted(
                                                                        it.octetsOut(),
                                                                        CommandPattern.text(it)))
                                        .collect(Collectors.joining())));
    }

    private static boolean fetches(RecordedExchange exchange) {
        return exchange.command().endsWith("FETCH")
                || exchange.command().equals("RETR")
                || exchange.command().equals("TOP");
    }

    private static Optional<String> neverMarkedSeen(RecordedSession session, String value) {
        return session.exchanges().stream()
                .filter(
                        it ->
                                it.changes().stream().anyMatch(c -> c.startsWith("set \\Seen"))
                                        || (it.command().endsWith("STORE")
                                                && !it.changes().isEmpty()
                                                && STORES_SEEN
                                                        .matcher(
                                                                CommandPattern.text(it)
                                                                        .toUpperCase(Locale.ROOT))
                                                        .matches()))
                .findFirst()
                .map(it -> "did by " + CommandPattern.text(it) + " (" + it.changes().get(0) + ")");
    }

    private static Optional<String> leftCopy(RecordedSession session, String value) {
        if (session.exchanges().stream().noneMatch(SessionFact::fetches)) {
            return Optional.of("downloaded nothing");
        }
        return session.exchanges().stream()
                .filter(it -> it.changes().stream().anyMatch(c -> GONE.matcher(c).matches()))
                .findFirst()
                .map(it -> "deleted by " + CommandPattern.text(it) + ": " + it.changes());
    }

    private static Optional<String> downloadedAndDeleted(RecordedSession session, String value) {
        var downloaded = numbers(session, "RETR");
        var left = new TreeSet<>(downloaded);
        left.removeAll(numbers(session, "DELE"));
        boolean quit = session.goodbye().filter(it -> it == Ending.QUIT).isPresent();
        return downloaded.isEmpty()
                ? Optional.of("downloaded nothing by RETR")
                : !left.isEmpty()
                        ? Optional.of("did not delete " + String.join(", ", left))
                        : unless(quit, "did not send QUIT, without which nothing is deleted");
    }

    private static Set<String> numbers(RecordedSession session, String command) {
        return session.exchanges().stream()
                .filter(it -> it.command().equals(command) && it.status().equals("+OK"))
                .map(it -> CommandPattern.text(it).replaceFirst("^\\S+ *", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

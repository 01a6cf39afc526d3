package dev.postiche.record;

import dev.postiche.spec.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client is expected to have sent in a session, as plain data with the text of its failure.
 *
 * <p>So assertions in Java and checks asked for from elsewhere say the same of the same session.
 */
public interface Expectation {

    /** Why the session is not so, with its dialogue; empty if it is. */
    Optional<String> failure(RecordedSession session);

    /**
     * Why it does not hold over these sessions together, with the dialogue that came nearest; empty
     * if it does. What is to be sent has to be in one of them, what is never sent in none, and
     * times are counted over all.
     */
    Optional<String> failure(List<RecordedSession> sessions);

    /** These commands in this order, whatever came between; see {@link CommandPattern}. */
    static Expectation sentInOrder(String... commands) {
        return new SentInOrder(CommandPattern.all(commands));
    }

    /** None of these commands. */
    static Expectation neverSent(String... commands) {
        return new NeverSent(CommandPattern.all(commands));
    }

    /** This command so many times. */
    static Expectation sentTimes(String command, int times) {
        return new SentTimes(new CommandPattern(command), times);
    }

    /** These commands in this order. */
    record SentInOrder(List<CommandPattern> commands) implements Expectation {

        /** Keeps a copy of the list. */
        public SentInOrder {
            commands = List.copyOf(commands);
        }

        @Override
        public Optional<String> failure(RecordedSession session) {
            var found = found(session);
            if (found.size() == commands.size()) {
                return Optional.empty();
            }
            var missing = commands.get(found.size());
            var last = found.isEmpty() ? "" : found.get(found.size() - 1);
            return Optional.of(
                    "expected session %d to send %s in this order,%n but %s was not sent%s%s%s%s"
                            .formatted(
                                    session.number(),
                                    CommandPattern.list(commands),
                                    missing,
                                    last.isEmpty() ? "" : " after " + last,
                                    nearest(session, missing),
                                    unknown(session, List.of(missing)),
                                    told(session)));
        }

        @Override
        public Optional<String> failure(List<RecordedSession> sessions) {
            if (commands.isEmpty()) {
                return Optional.empty();
            }
            // The session that came farthest shows best what is missing.
            return sessions.stream()
                    .max(Comparator.comparingInt(session -> found(session).size()))
                    .map(this::failure)
                    .orElseGet(() -> Optional.of("expected " + CommandPattern.list(commands)));
        }

        /** The commands that were sent in this order, as far as it goes. */
        private List<String> found(RecordedSession session) {
            var found = new ArrayList<String>();
            for (var exchange : session.exchanges()) {
                if (found.size() < commands.size()
                        && commands.get(found.size()).matches(exchange)) {
                    found.add(CommandPattern.text(exchange));
                }
            }
            return found;
        }
    }

    /** None of these commands. */
    record NeverSent(List<CommandPattern> commands) implements Expectation {

        /** Keeps a copy of the list. */
        public NeverSent {
            commands = List.copyOf(commands);
        }

        @Override
        public Optional<String> failure(RecordedSession session) {
            var expected =
                    "expected session %d never to send %s,%n but "
                            .formatted(session.number(), CommandPattern.list(commands));
            return session.exchanges().stream()
                    .filter(exchange -> commands.stream().anyMatch(it -> it.matches(exchange)))
                    .findFirst()
                    .map(exchange -> "it sent " + CommandPattern.text(exchange))
                    .or(() -> Optional.of(unknown(session, commands)).filter(it -> !it.isEmpty()))
                    .map(found -> expected + found + told(session));
        }

        @Override
        public Optional<String> failure(List<RecordedSession> sessions) {
            return sessions.stream().flatMap(it -> failure(it).stream()).findFirst();
        }
    }

    /** A command so many times. */
    record SentTimes(CommandPattern command, int times) implements Expectation {

        @Override
        public Optional<String> failure(RecordedSession session) {
            return failure(List.of(session), "session " + session.number());
        }

        @Override
        public Optional<String> failure(List<RecordedSession> sessions) {
            return failure(
                    sessions,
                    sessions.size() == 1
                            ? "session " + sessions.get(0).number()
                            : sessions.size() + " sessions together");
        }

        private Optional<String> failure(List<RecordedSession> sessions, String who) {
            var found =
                    sessions.stream()
                            .flatMap(session -> session.exchanges().stream())
                            .filter(command::matches)
                            .map(it -> "\n  " + CommandPattern.text(it))
                            .toList();
            var unknown =
                    sessions.stream()
                            .map(session -> unknown(session, List.of(command)))
                            .collect(Collectors.joining());
            return found.size() == times && unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "expected %s to send %s %d time(s),%n but it did %d time(s)%s%s%s"
                                    .formatted(
                                            who,
                                            command,
                                            times,
                                            found.size(),
                                            String.join("", found),
                                            unknown,
                                            sessions.stream()
                                                    .map(Expectation::told)
                                                    .collect(Collectors.joining())));
        }
    }

    /** The command that came nearest to one that was not sent. */
    private static String nearest(RecordedSession session, CommandPattern missing) {
        var sent =
                session.exchanges().stream()
                        .filter(it -> it.kind() == RecordedExchange.Kind.COMMAND)
                        .flatMap(it -> Stream.of(it.command(), CommandPattern.text(it)))
                        .distinct()
                        .toList();
        return Nearest.hint(missing.text(), sent);
    }

    /** That the recording has dropped what would have to be known; empty where it has not. */
    private static String unknown(RecordedSession session, List<CommandPattern> commands) {
        long dropped =
                session.exchanges().stream()
                        .filter(it -> commands.stream().anyMatch(each -> each.mayMatch(it)))
                        .mapToLong(RecordedExchange::droppedOfRequest)
                        .sum();
        return dropped == 0
                ? ""
                : "%n it cannot be known: %d octets of such commands were dropped for want of room; "
                                .formatted(dropped)
                        + "raise the limit recording";
    }

    private static String told(RecordedSession session) {
        return "\n\n" + session.dialogue();
    }
}

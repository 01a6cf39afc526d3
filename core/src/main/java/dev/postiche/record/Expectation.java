package dev.postiche.record;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client is expected to have sent in a session, as plain data with the text of its failure.
 *
 * <p>So assertions in Java and checks asked for from elsewhere say the same of the same session.
 */
public sealed interface Expectation {

    /** Why the session is not so, with its dialogue; empty if it is. */
    Optional<String> failure(RecordedSession session);

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

        @Override
        public Optional<String> failure(RecordedSession session) {
            var rest = session.exchanges().iterator();
            var found = Optional.<RecordedExchange>empty();
            for (var command : commands) {
                var after = found;
                found = Optional.empty();
                while (found.isEmpty() && rest.hasNext()) {
                    found = Optional.of(rest.next()).filter(command::matches);
                }
                if (found.isEmpty()) {
                    var where = after.map(it -> " after " + CommandPattern.text(it)).orElse("");
                    return Optional.of(
                            "expected session %d to send %s in this order,%n but %s was not sent%s%s"
                                    .formatted(
                                            session.number(),
                                            CommandPattern.list(commands),
                                            command,
                                            where,
                                            told(session)));
                }
            }
            return Optional.empty();
        }
    }

    /** None of these commands. */
    record NeverSent(List<CommandPattern> commands) implements Expectation {

        @Override
        public Optional<String> failure(RecordedSession session) {
            return session.exchanges().stream()
                    .filter(exchange -> commands.stream().anyMatch(it -> it.matches(exchange)))
                    .findFirst()
                    .map(
                            exchange ->
                                    "expected session %d never to send %s,%n but it sent %s%s"
                                            .formatted(
                                                    session.number(),
                                                    CommandPattern.list(commands),
                                                    CommandPattern.text(exchange),
                                                    told(session)));
        }
    }

    /** A command so many times. */
    record SentTimes(CommandPattern command, int times) implements Expectation {

        @Override
        public Optional<String> failure(RecordedSession session) {
            var found = session.exchanges().stream().filter(command::matches).toList();
            return found.size() == times
                    ? Optional.empty()
                    : Optional.of(
                            "expected session %d to send %s %d time(s),%n but it did %d time(s)%s%s"
                                    .formatted(
                                            session.number(),
                                            command,
                                            times,
                                            found.size(),
                                            found.stream()
                                                    .map(it -> "\n  " + CommandPattern.text(it))
                                                    .collect(Collectors.joining()),
                                            told(session)));
        }
    }

    private static String told(RecordedSession session) {
        return "\n\n" + session.dialogue();
    }
}

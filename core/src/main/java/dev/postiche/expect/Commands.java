package dev.postiche.expect;

import dev.postiche.record.CommandPattern;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Nearest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands in the words of a failure, and what can be known of them. */
final class Commands {

    /** By which clients log in, in both protocols. */
    static final Set<String> LOGINS = Set.of("LOGIN", "AUTHENTICATE", "PASS", "APOP", "AUTH");

    /** More lines would push the dialogue off the screen. */
    private static final int LISTED = 10;

    private Commands() {}

    static String list(List<CommandPattern> patterns) {
        return patterns.stream().map(CommandPattern::text).collect(Collectors.joining(", "));
    }

    /** Each exchange in a line of its own, as far as there is room. */
    static String lines(
            List<RecordedExchange> exchanges, Function<RecordedExchange, String> words) {
        int rest = exchanges.size() - LISTED;
        return exchanges.stream()
                        .limit(LISTED)
                        .map(it -> "\n  " + words.apply(it))
                        .collect(Collectors.joining())
                + (rest > 0 ? "\n  and %s more".formatted(rest) : "");
    }

    /** The command that came nearest to one that was not sent. */
    static String nearest(RecordedSession session, CommandPattern missing) {
        var sent =
                session.exchanges().stream()
                        .filter(it -> it.kind() == RecordedExchange.Kind.COMMAND)
                        .toList();
        var hint =
                Nearest.hint(
                        missing.text(),
                        sent.stream()
                                .flatMap(it -> Stream.of(it.command(), it.commandText()))
                                .distinct()
                                .toList());
        return hint.isEmpty()
                ? sent.stream()
                        .filter(missing::names)
                        .reduce((first, second) -> second)
                        .map(it -> "; nearest: " + it.commandText())
                        .orElse("")
                : hint;
    }

    /** That the recording has dropped what would have to be known; empty where it has not. */
    static String unknown(List<RecordedSession> sessions, List<CommandPattern> commands) {
        long dropped =
                sessions.stream()
                        .flatMap(session -> session.exchanges().stream())
                        .filter(it -> commands.stream().anyMatch(each -> each.mayMatch(it)))
                        .mapToLong(RecordedExchange::droppedOfRequest)
                        .sum();
        return dropped == 0 ? "" : "\n " + unknown(dropped, "of such commands ");
    }

    /** That what would have to be known was dropped. */
    static String unknown(long dropped, String of) {
        return "it cannot be known: %s octets %swere dropped for want of room; "
                        .formatted(dropped, of)
                + "raise the limit recording";
    }
}

package dev.postiche.practice;

import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedExchange.Kind;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A command as the rules look at it: its name without UID, its arguments, its reply.
 *
 * @param name in upper case: {@code FETCH}
 * @param uid whether it began with UID
 * @param arguments in upper case, as sent
 */
record Sent(RecordedExchange exchange, String name, boolean uid, String arguments) {

    private static final Pattern WHOLE =
            Pattern.compile("BODY(\\.PEEK)?\\[(TEXT)?]|RFC822(?!\\.)|RFC822\\.TEXT");
    private static final Pattern SETS_SEEN =
            Pattern.compile("(BODY|BINARY)\\[|RFC822(?!\\.)|RFC822\\.TEXT");
    private static final Set<String> NUMBERED = Set.of("FETCH", "STORE", "COPY", "MOVE");
    private static final Set<String> SEARCHES = Set.of("SEARCH", "SORT", "THREAD");

    private static final Pattern QUOTED = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern SET = Pattern.compile("[\\d*]+([:,][\\d*]+)*");

    /** The next word is theirs, and no set. RFC 9051 §6.4.4, RFC 5032, RFC 7162 §3.1.5 */
    private static final Set<String> WITH_ARGUMENT =
            Set.of(
                    "BCC",
                    "BODY",
                    "CC",
                    "FROM",
                    "HEADER",
                    "KEYWORD",
                    "LARGER",
                    "MODSEQ",
                    "OLDER",
                    "PARTIAL",
                    "SMALLER",
                    "SUBJECT",
                    "TEXT",
                    "TO",
                    "UID",
                    "UNKEYWORD",
                    "YOUNGER");

    static List<Sent> in(RecordedSession session, Protocol protocol) {
        return session.protocol() != protocol
                ? List.of()
                : session.exchanges().stream().flatMap(Sent::of).toList();
    }

    private static Stream<Sent> of(RecordedExchange exchange) {
        if (exchange.kind() != Kind.COMMAND) {
            return Stream.empty();
        }
        var command = exchange.command();
        boolean uid = command.startsWith("UID ");
        var text = exchange.requestText().strip();
        int words = (exchange.tag().isPresent() ? 1 : 0) + command.split(" ").length;
        var split = text.split(" +", words + 1);
        return Stream.of(
                new Sent(
                        exchange,
                        uid ? command.substring(4) : command,
                        uid,
                        split.length > words ? split[words].toUpperCase(Locale.ROOT) : ""));
    }

    boolean is(String... names) {
        return Set.of(names).contains(name);
    }

    boolean succeeded() {
        return exchange.status().endsWith("OK");
    }

    /** The first word of the arguments: a sequence set, a number. */
    String first() {
        return arguments.split(" ", 2)[0];
    }

    /** What follows the first word. */
    String rest() {
        var split = arguments.split(" ", 2);
        return split.length > 1 ? split[1] : "";
    }

    /** Whether it asks for whole messages or their whole text. */
    boolean fetchesWhole() {
        return name.equals("FETCH") && WHOLE.matcher(rest()).find();
    }

    /** Whether it asks for any content in a way that sets \Seen. RFC 9051 §6.4.5 */
    boolean fetchSetsSeen() {
        return name.equals("FETCH") && SETS_SEEN.matcher(rest()).find();
    }

    /** Whether it names messages by number; a search may do so even after UID. RFC 9051 §5.5 */
    boolean usesNumbers() {
        return NUMBERED.contains(name) ? !uid : SEARCHES.contains(name) && searchesInSet();
    }

    private boolean searchesInSet() {
        var last = "";
        for (var word : QUOTED.matcher(arguments).replaceAll("x").split("[ ()\r\n]+")) {
            if (SET.matcher(word).matches() && !WITH_ARGUMENT.contains(last)) {
                return true;
            }
            last = last.equals("HEADER") ? "TEXT" : word; // HEADER takes two.
        }
        return false;
    }

    /** Whether the server said this to it, as a capability or anywhere else. */
    boolean heard(String word) {
        return heard(exchange, word);
    }

    /** Whether the server said this word. */
    static boolean heard(RecordedExchange exchange, String word) {
        return Pattern.compile("(?<![\\w=-])" + Pattern.quote(word) + "(?![\\w=-])")
                .matcher(exchange.replyText().toUpperCase(Locale.ROOT))
                .find();
    }

    /** The lines of untagged replies that end in this word: {@code * 3 EXPUNGE}. */
    static List<Long> told(RecordedExchange exchange, String word) {
        return Pattern.compile("(?m)^\\* (\\d{1,10}) " + word + "\r?$")
                .matcher(exchange.replyText())
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    /** The greatest number that the set names, {@code *} being this. */
    static long greatest(String set, long star) {
        return numbers(set, star).max().orElse(0);
    }

    /** How many messages the set names of so many. */
    static long count(String set, long star) {
        long count = 0;
        for (var part : set.split(",")) {
            var ends = numbers(part, star).sorted().toArray();
            count += ends.length == 0 ? 0 : ends[ends.length - 1] - ends[0] + 1;
        }
        return count;
    }

    private static LongStream numbers(String set, long star) {
        return Stream.of(set.split("[,:]"))
                .filter(it -> it.matches("\\d{1,10}|\\*"))
                .mapToLong(it -> it.equals("*") ? star : Long.parseLong(it));
    }
}

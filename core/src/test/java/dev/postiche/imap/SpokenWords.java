package dev.postiche.imap;

import static java.util.Map.entry;

import dev.postiche.imap.ext.Extensions;
import dev.postiche.imap.session.Capabilities;
import dev.postiche.imap.session.Dialect;
import dev.postiche.spec.Speech;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What clients can say, by what the registry knows: so that no test can forget a new word. */
final class SpokenWords {

    /** How a client says a word of each kind; a new kind of words belongs in here. */
    private static final Map<String, String> SENTENCES =
            Map.ofEntries(
                    entry("APPEND data", "APPEND INBOX %s (x)"),
                    entry("CATENATE part", "APPEND INBOX CATENATE (%s x)"),
                    entry("CREATE", "CREATE x (%s)"),
                    entry("EXAMINE", "EXAMINE INBOX (%s)"),
                    entry("FETCH", "FETCH 1 FLAGS (%s)"),
                    entry("FETCH item", "FETCH 1 (%s)"),
                    entry("LIST RETURN", "LIST \"\" * RETURN (%s)"),
                    entry("LIST SELECT", "LIST (%s) \"\" *"),
                    entry("SEARCH", "SEARCH RETURN (%s) ALL"),
                    entry("SEARCH key", "SEARCH %s"),
                    entry("SELECT", "SELECT INBOX (%s)"),
                    entry("SORT", "SORT RETURN (%s) (DATE) UTF-8 ALL"),
                    entry("SORT-KEY", "SORT (%s) UTF-8 ALL"),
                    entry("STATUS item", "STATUS INBOX (%s)"),
                    entry("STORE", "STORE 1 (%s 1) FLAGS ()"),
                    entry("STORE-ITEM", "STORE 1 +%s (x)"),
                    entry("THREAD-ALGORITHM", "THREAD %s UTF-8 ALL"),
                    entry("URLFETCH item", "URLFETCH (u %s)"));

    /** Kinds that mark something else than a word of a command. */
    private static final Set<String> UNSPOKEN = Set.of("RIGHT", "UPDATE-ITEMS");

    private SpokenWords() {}

    /** All capabilities, those included that are there only by name, but for some. */
    static Speech everythingBut(String... hidden) {
        var all =
                Stream.concat(
                                Stream.of(Speech.EVERYTHING),
                                ImapConversations.knownCapabilities().stream())
                        .filter(name -> !name.equals("LOGINDISABLED")) // it lets nobody in
                        .toArray(String[]::new);
        return Speech.speech().beforeLogin(all).afterLogin(all).without(hidden);
    }

    static Capabilities capabilities(String... hidden) {
        return Capabilities.of(Extensions.all(), everythingBut(hidden));
    }

    /** Kinds of words and how each is said. */
    static Map<String, String> sentences() {
        return SENTENCES;
    }

    /** All words of a dialect by kind, as far as a client can say them. */
    static SortedMap<String, SortedSet<String>> words(Dialect dialect) {
        var words = dialect.vocabulary().words();
        words.keySet().removeAll(UNSPOKEN);
        if (!SENTENCES.keySet().containsAll(words.keySet())) {
            throw new AssertionError(
                    "say in SENTENCES how a client says one of these: " + words.keySet());
        }
        return words;
    }

    /** What is said with the words of one dialect that the other one does not have. */
    static List<String> saidOnlyIn(Dialect more, Dialect less) {
        var left = new TreeMap<>(words(more));
        words(less)
                .forEach(
                        (kind, known) ->
                                left.computeIfPresent(
                                        kind,
                                        (same, all) -> {
                                            var rest = new TreeSet<>(all);
                                            rest.removeAll(known);
                                            return rest;
                                        }));
        return left.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(word -> said(each.getKey(), word)))
                .toList();
    }

    static String said(String kind, String word) {
        return String.valueOf(SENTENCES.get(kind)).formatted(word);
    }

    /** Commands that are known in one dialect and not in the other. */
    static SortedSet<String> commandsOnlyIn(Dialect more, Dialect less) {
        var left = new TreeSet<>(more.commandNames());
        left.removeAll(less.commandNames());
        return left;
    }

    /** The words of a line. */
    static List<String> split(String line) {
        return Arrays.asList(line.split("[ \\]\\[]"));
    }
}

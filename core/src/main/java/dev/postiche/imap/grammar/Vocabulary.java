package dev.postiche.imap.grammar;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The words that extensions add to the grammar of IMAP4rev1.
 *
 * <p>A word that is not in here is unknown, and a command that uses it BAD: so hiding an extension
 * is leaving its words out. RFC 4466 §2.
 */
public final class Vocabulary {

    /** IMAP4rev1 and nothing more. */
    public static final Vocabulary IMAP4REV1 = new Builder().rev1().build();

    private final Map<String, Function<ImapParser, ? extends FetchItem>> fetchItems;
    private final Map<String, Function<ImapParser, ? extends SearchKey>> searchKeys;
    private final Map<String, Function<ImapParser, ?>> modifiers;
    private final Map<String, Consumer<ImapParser>> statusItems;
    private final boolean savesResults;
    private final boolean literal8;
    private final boolean rev1;
    private final boolean severalPatterns;

    private Vocabulary(Builder builder) {
        fetchItems = Map.copyOf(builder.fetchItems);
        searchKeys = Map.copyOf(builder.searchKeys);
        modifiers = Map.copyOf(builder.modifiers);
        statusItems = Map.copyOf(builder.statusItems);
        savesResults = builder.savesResults;
        literal8 = builder.literal8;
        rev1 = builder.rev1;
        severalPatterns = builder.severalPatterns;
    }

    /** What parses the rest of a FETCH item of this name. */
    Optional<Function<ImapParser, ? extends FetchItem>> fetchItem(String name) {
        return Optional.ofNullable(fetchItems.get(upper(name)));
    }

    /** What parses the rest of a SEARCH key of this name. */
    Optional<Function<ImapParser, ? extends SearchKey>> searchKey(String name) {
        return Optional.ofNullable(searchKeys.get(upper(name)));
    }

    /** What parses the value of this modifier of this command. */
    Optional<Function<ImapParser, ?>> modifier(String command, String name) {
        return Optional.ofNullable(modifiers.get(command + " " + upper(name)));
    }

    /** Whether this command has any modifiers at all. */
    boolean hasModifiers(String command) {
        return modifiers.keySet().stream().anyMatch(key -> key.startsWith(command + " "));
    }

    /** What notes the use of a STATUS item of this name. */
    Optional<Consumer<ImapParser>> statusItem(String name) {
        return Optional.ofNullable(statusItems.get(upper(name)));
    }

    /** Whether {@code $} is a sequence-set. RFC 5182 §3 */
    boolean savesResults() {
        return savesResults;
    }

    /** Whether a message to be stored may come as literal8. RFC 3516 §4.4 */
    boolean takesLiteral8() {
        return literal8;
    }

    /** Whether what RFC 9051 took away is still there. RFC 9051 Appendix E */
    boolean isRev1() {
        return rev1;
    }

    /** Whether LIST takes several patterns. RFC 9051 Appendix C */
    boolean takesSeveralPatterns() {
        return severalPatterns;
    }

    /** All words by their kind: what a client can say that IMAP4rev1 alone does not know. */
    public SortedMap<String, SortedSet<String>> words() {
        var words = new TreeMap<String, SortedSet<String>>();
        add(words, "FETCH item", fetchItems.keySet());
        add(words, "SEARCH key", searchKeys.keySet());
        add(words, "STATUS item", statusItems.keySet());
        for (var key : modifiers.keySet()) {
            int end = key.lastIndexOf(' ');
            add(words, key.substring(0, end), Set.of(key.substring(end + 1)));
        }
        return words;
    }

    private static void add(
            Map<String, SortedSet<String>> words, String kind, Collection<String> more) {
        words.computeIfAbsent(kind, unknown -> new TreeSet<>()).addAll(more);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Collects the words of the extensions that are in use. */
    public static final class Builder {
        private final Map<String, Function<ImapParser, ? extends FetchItem>> fetchItems =
                new HashMap<>();
        private final Map<String, Function<ImapParser, ? extends SearchKey>> searchKeys =
                new HashMap<>();
        private final Map<String, Function<ImapParser, ?>> modifiers = new HashMap<>();
        private final Map<String, Consumer<ImapParser>> statusItems = new HashMap<>();
        private boolean savesResults;
        private boolean literal8;
        private boolean rev1;
        private boolean severalPatterns;

        /**
         * A FETCH item.
         *
         * @param parser starts behind the name
         */
        public Builder fetchItem(String name, Function<ImapParser, ? extends FetchItem> parser) {
            fetchItems.put(upper(name), parser);
            return this;
        }

        /**
         * A SEARCH key.
         *
         * @param parser starts behind the name
         */
        public Builder searchKey(String name, Function<ImapParser, ? extends SearchKey> parser) {
            searchKeys.put(upper(name), parser);
            return this;
        }

        /**
         * A parameter of SELECT or CREATE, a modifier of FETCH or STORE, and the like.
         *
         * @param command upper case, without "UID"
         * @param parser starts behind the name; a parser that consumes nothing says that there is
         *     no value
         */
        public Builder modifier(String command, String name, Function<ImapParser, ?> parser) {
            modifiers.put(command + " " + upper(name), parser);
            return this;
        }

        /** An item of STATUS. */
        public Builder statusItem(String name) {
            return statusItem(name, in -> {});
        }

        /**
         * An item of STATUS.
         *
         * @param used consumes nothing; may note what the use of the item switches on
         */
        public Builder statusItem(String name, Consumer<ImapParser> used) {
            statusItems.put(upper(name), used);
            return this;
        }

        /** {@code $} is a sequence-set. RFC 5182 §3 */
        public Builder savesResults() {
            savesResults = true;
            return this;
        }

        /** A message to be stored may come as literal8, and hold NUL. RFC 3516 §4.4 */
        public Builder takesLiteral8() {
            literal8 = true;
            return this;
        }

        /** The words of IMAP4rev1 that IMAP4rev2 took away. RFC 9051 Appendix E */
        public Builder rev1() {
            rev1 = true;
            return this;
        }

        /** LIST takes several patterns, which IMAP4rev2 alone does not. RFC 9051 Appendix C */
        public Builder takesSeveralPatterns() {
            severalPatterns = true;
            return this;
        }

        public Vocabulary build() {
            return new Vocabulary(this);
        }
    }
}

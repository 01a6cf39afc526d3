package dev.postiche.imap.ext.gmail;

import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SearchKey.Field;
import dev.postiche.message.MimePart;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gmail's language of queries: words, phrases, {@code from:bob}, {@code -x}, {@code OR}, {@code {a
 * b}} and parentheses.
 *
 * <p>Nothing is wrong in it: an operator that is unknown is text to look for. Google describes it
 * in its help on searching in Gmail.
 */
final class GmailQuery {

    private static final int DEEPEST = 50;
    private static final Pattern DAY = Pattern.compile("(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2})");
    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([dmy])");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kKmM]?)[bB]?");

    private final String text;
    private int at;
    private int depth;

    private GmailQuery(String text) {
        this.text = text;
    }

    static SearchKey parse(String query) {
        return new GmailQuery(query).all('\0');
    }

    /** Terms up to a closing character, with OR between some of them. */
    private SearchKey all(char end) {
        var keys = new ArrayList<SearchKey>();
        boolean isOr = false;
        for (skipSpaces(); at < text.length() && text.charAt(at) != end; skipSpaces()) {
            if (text.startsWith("OR ", at) && !keys.isEmpty()) {
                at += 3;
                isOr = true;
                continue;
            }
            var key = term();
            if (isOr) {
                key = new SearchKey.Or(keys.remove(keys.size() - 1), key);
            }
            keys.add(key);
            isOr = false;
        }
        at = Math.min(at + 1, text.length());
        return keys.isEmpty() ? new SearchKey.All() : new SearchKey.And(keys);
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private SearchKey term() {
        if (++depth > DEEPEST) {
            at = text.length();
            return new SearchKey.All();
        }
        try {
            return switch (text.charAt(at)) {
                case '-' -> {
                    at++;
                    yield at < text.length() && text.charAt(at) != ' '
                            ? new SearchKey.Not(term())
                            : new SearchKey.All();
                }
                case '(' -> {
                    at++;
                    yield all(')');
                }
                case '{' -> {
                    at++;
                    yield any();
                }
                default -> fieldOrText();
            };
        } finally {
            depth--;
        }
    }

    /** Terms in braces, of which one is enough. */
    private SearchKey any() {
        Optional<SearchKey> any = Optional.empty();
        for (skipSpaces(); at < text.length() && text.charAt(at) != '}'; skipSpaces()) {
            var key = term();
            any = Optional.of(any.<SearchKey>map(one -> new SearchKey.Or(one, key)).orElse(key));
        }
        at = Math.min(at + 1, text.length());
        return any.orElse(new SearchKey.All());
    }

    private SearchKey fieldOrText() {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        var field = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean isField = !field.isEmpty() && at + 1 < text.length() && text.charAt(at) == ':';
        if (isField && text.charAt(at + 1) != ' ') {
            at++;
            var value = value();
            return key(field, value).orElseGet(() -> new SearchKey.Text(true, field + ":" + value));
        }
        at = start;
        return new SearchKey.Text(true, value());
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** A word, or a phrase in quotes or parentheses. */
    private String value() {
        char first = text.charAt(at);
        char end = first == '"' ? '"' : first == '(' ? ')' : ' ';
        if (end == ' ') {
            int start = at;
            while (at < text.length() && " )}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (start == at) {
                at++; // a bracket that nothing opened
            }
            return text.substring(start, at);
        }
        int close = text.indexOf(end, at + 1);
        int stop = close < 0 ? text.length() : close;
        var phrase = text.substring(at + 1, stop);
        at = Math.min(stop + 1, text.length());
        return phrase;
    }

    private static Optional<SearchKey> key(String field, String value) {
        return switch (field) {
            case "from", "to", "cc", "bcc", "subject" ->
                    Optional.of(
                            new SearchKey.Envelope(
                                    Field.valueOf(field.toUpperCase(Locale.ROOT)), value));
            case "deliveredto" -> Optional.of(new SearchKey.Header("Delivered-To", value));
            case "list" -> Optional.of(new SearchKey.Header("List-Id", value));
            case "rfc822msgid" -> Optional.of(new SearchKey.Header("Message-ID", value));
            case "label" -> Optional.of(new Labelled(value, new Gmail.Memory()));
            case "in" ->
                    Optional.of(
                            value.equalsIgnoreCase("anywhere")
                                    ? new SearchKey.All()
                                    : new Labelled(value, new Gmail.Memory()));
            case "is" -> is(value);
            case "has" -> value.equalsIgnoreCase("attachment") ? attachment("") : Optional.empty();
            case "filename" -> attachment(value);
            case "before", "older" -> day(value, SearchKey.Relation.BEFORE);
            case "after", "newer" -> day(value, SearchKey.Relation.SINCE);
            case "older_than" -> age(value, true);
            case "newer_than" -> age(value, false);
            case "larger", "size" -> size(value, true);
            case "smaller" -> size(value, false);
            default -> Optional.empty();
        };
    }

    private static Optional<SearchKey> is(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "unread" -> Optional.of(SearchKey.State.UNSEEN);
            case "read" -> Optional.of(SearchKey.State.SEEN);
            case "starred" -> Optional.of(SearchKey.State.FLAGGED);
            case "important" -> Optional.of(new Labelled("important", new Gmail.Memory()));
            default -> Optional.empty();
        };
    }

    private static Optional<SearchKey> day(String value, SearchKey.Relation relation) {
        var day = DAY.matcher(value);
        try {
            return day.matches()
                    ? Optional.of(new SearchKey.InternalDate(relation, date(day.toMatchResult())))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static LocalDate date(MatchResult day) {
        return LocalDate.of(
                Integer.parseInt(day.group(1)),
                Integer.parseInt(day.group(2)),
                Integer.parseInt(day.group(3)));
    }

    private static Optional<SearchKey> age(String value, boolean older) {
        var age = AGE.matcher(value.toLowerCase(Locale.ROOT));
        if (!age.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(age.group(1));
        var period =
                switch (age.group(2)) {
                    case "d" -> Period.ofDays(count);
                    case "m" -> Period.ofMonths(count);
                    default -> Period.ofYears(count);
                };
        return Optional.of(
                new Having(
                        (older ? "older_than:" : "newer_than:") + value,
                        message -> {
                            var now = message.scope().now().atOffset(ZoneOffset.UTC);
                            var received = message.row().internalDate();
                            return received.isBefore(now.minus(period)) == older;
                        }));
    }

    private static Optional<SearchKey> size(String value, boolean larger) {
        var size = SIZE.matcher(value);
        if (!size.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (size.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1_024;
                    case "m" -> 1_048_576;
                    default -> 1;
                };
        return Optional.of(new SearchKey.Size(larger, Long.parseLong(size.group(1)) * unit));
    }

    private static Optional<SearchKey> attachment(String name) {
        return Optional.of(
                new Having(
                        name.isEmpty() ? "has:attachment" : "filename:" + name,
                        message -> hasAttachment(message.message().root(), name)));
    }

    private static boolean hasAttachment(MimePart part, String name) {
        var file =
                Stream.of(
                                part.disposition().flatMap(how -> how.parameters().get("filename")),
                                part.parameters().get("name"))
                        .flatMap(Optional::stream)
                        .findFirst();
        boolean isAttached =
                file.isPresent()
                        || part.disposition()
                                .filter(how -> how.type().equalsIgnoreCase("attachment"))
                                .isPresent();
        return (isAttached && contains(file.orElse(""), name))
                || part.children().stream().anyMatch(child -> hasAttachment(child, name));
    }

    private static boolean contains(String file, String name) {
        return file.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** What no key of IMAP says. */
    private record Having(String name, Predicate<SearchedMessage> test)
            implements ExtendedSearchKey {

        @Override
        public boolean matches(SearchedMessage message) {
            return test.test(message);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Messages with a label, whose name is written with hyphens for spaces and levels. */
    private record Labelled(String label, Gmail.Memory memory) implements ExtendedSearchKey {

        @Override
        public boolean matches(SearchedMessage message) {
            return memory.labels(message).stream()
                    .anyMatch(each -> plain(each).equals(plain(label)));
        }

        private static String plain(String label) {
            var word = label.startsWith("\\") ? label.substring(1) : label;
            return word.toLowerCase(Locale.ROOT).replace(' ', '-').replace('/', '-');
        }

        @Override
        public String toString() {
            return "label:" + label;
        }
    }
}

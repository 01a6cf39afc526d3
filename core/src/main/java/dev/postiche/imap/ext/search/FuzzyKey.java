package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.SearchMatch;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.message.HeaderField;
import dev.postiche.message.Message;
import dev.postiche.message.MimePart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * FUZZY: a key that texts need fulfil only roughly; all that is no text is matched exactly.
 *
 * <p>It belongs to one command and remembers how well each message fitted. RFC 6203 §3 to §5.
 */
final class FuzzyKey implements ExtendedSearchKey {

    private final SearchKey key;
    private final Map<Long, Integer> scores = new HashMap<>();
    private final Map<String, FuzzyText> known = new HashMap<>();

    private FuzzyKey(SearchKey key) {
        this.key = key;
    }

    static FuzzyKey parse(ImapParser in) {
        in.sp();
        return new FuzzyKey(in.searchKey());
    }

    /** From 1 to 100; 1 for a message at which it did not look. */
    int score(SearchedMessage message) {
        return scores.getOrDefault(message.uid(), 1);
    }

    @Override
    public List<SearchKey> held() {
        return List.of(key);
    }

    @Override
    public boolean matches(SearchedMessage message) {
        return score(message) > 1;
    }

    @Override
    public boolean matches(SearchedMessage message, SearchMatch match) {
        int score = score(key, message, match);
        scores.put(message.uid(), Math.max(1, score));
        return score > 0;
    }

    /** 0 if the message is nothing like it. */
    private int score(SearchKey key, SearchedMessage message, SearchMatch match) {
        if (key instanceof SearchKey.And and) {
            int least = 100;
            for (var each : and.keys()) {
                least = Math.min(least, score(each, message, match));
            }
            return least;
        } else if (key instanceof SearchKey.Or or) {
            return Math.max(score(or.either(), message, match), score(or.other(), message, match));
        } else if (key instanceof SearchKey.Envelope field) {
            return best(fields(message.message(), field.field().name()), field.text());
        } else if (key instanceof SearchKey.Header field) {
            return best(fields(message.message(), field.name()), field.text());
        } else if (key instanceof SearchKey.Text text) {
            var header = text.headerToo() ? headers(message.message()) : Stream.<String>of();
            var all = Stream.concat(header, texts(message.message().root()));
            return match.test(key, message) ? FuzzyText.EXACT : best(all, text.text());
        }
        return match.test(key, message) ? FuzzyText.EXACT : 0;
    }

    private int best(Stream<String> texts, String wanted) {
        var fuzzy = known.computeIfAbsent(wanted, FuzzyText::new);
        return texts.mapToInt(fuzzy::score).max().orElse(0);
    }

    private static Stream<String> fields(Message message, String name) {
        return message.header().all(name).stream().map(HeaderField::text);
    }

    private static Stream<String> headers(Message message) {
        return Stream.of("Subject", "From", "To", "Cc").flatMap(name -> fields(message, name));
    }

    private static Stream<String> texts(MimePart part) {
        if (part.isMultipart()) {
            return part.children().stream().flatMap(FuzzyKey::texts);
        }
        return part.nested()
                .map(FuzzyKey::texts)
                .orElseGet(
                        () ->
                                part.type().equals("text")
                                        ? Stream.of(part.decodedText())
                                        : Stream.empty());
    }

    @Override
    public String toString() {
        return "FUZZY " + key;
    }
}

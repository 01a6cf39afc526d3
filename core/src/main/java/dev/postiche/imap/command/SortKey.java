package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.function.Function;

/** What SORT orders messages by. RFC 5256 §3 (SORT). */
@FunctionalInterface
public interface SortKey {

    /**
     * The ascending order.
     *
     * @param criteria by which the messages were found
     */
    Comparator<SearchedMessage> order(SearchKey criteria);

    /** By a text, in any case. RFC 5256 §6 */
    static SortKey text(Function<SearchedMessage, String> text) {
        return criteria ->
                Comparator.comparing(
                        once(message -> UnicodeCasemap.key(text.apply(message))),
                        UnicodeCasemap.ORDER);
    }

    /** By something that is worked out once for each message. */
    static <T> Function<SearchedMessage, T> once(Function<SearchedMessage, T> value) {
        var known = new HashMap<Long, T>();
        return message -> known.computeIfAbsent(message.uid(), uid -> value.apply(message));
    }
}

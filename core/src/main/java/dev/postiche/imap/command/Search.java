package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedSession.Span;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One search through the messages that a client knows.
 *
 * <p>It looks at no more messages than the numbers among the criteria leave over, so that asking
 * about one message costs the same in a mailbox of any size. RFC 3501 §6.4.4.
 */
public final class Search {

    private final SelectedSession session;
    private final SearchKey key;
    private final Rows now;
    private final SearchMatch match;

    public Search(SelectedSession session, SearchKey key) {
        this.session = session;
        this.key = key;
        this.now = session.now().rows();
        int count = session.view().count();
        this.match = new SearchMatch(count, count == 0 ? 0 : session.view().uidOf(count));
    }

    /** The messages that match, ascending. */
    public Stream<SearchedMessage> found() {
        return spans(key).orElseGet(() -> List.of(new Span(0, session.view().count()))).stream()
                .flatMapToInt(span -> IntStream.range(span.from(), span.to()))
                .mapToObj(this::message)
                .flatMap(Optional::stream)
                .filter(message -> match.test(key, message));
    }

    /** The message with its present flags; one that is gone is not found. RFC 2180 §4.3 */
    private Optional<SearchedMessage> message(int index) {
        MessageRow believed = session.view().announced().get(index);
        return now.withUid(believed.uid())
                .map(
                        row ->
                                new SearchedMessage(
                                        index + 1L, row, session.view().isRecent(row.uid())));
    }

    /** Where the messages lie to which a key limits the search; empty if it does not. */
    private Optional<List<Span>> spans(SearchKey limiting) {
        if (limiting instanceof SearchKey.Numbers numbers) {
            return Optional.of(spansOfNumbers(numbers.numbers()));
        } else if (limiting instanceof SearchKey.Uids uids) {
            return Optional.of(session.spansOfUids(uids.uids()));
        } else if (limiting instanceof SearchKey.And and) {
            return and.keys().stream().map(this::spans).flatMap(Optional::stream).findFirst();
        }
        return Optional.empty();
    }

    /** Unlike FETCH, a search finds nothing under a number that no message has. */
    private List<Span> spansOfNumbers(SequenceSet numbers) {
        int count = session.view().count();
        return numbers.ascending(count).stream()
                .filter(range -> range.first() <= count)
                .map(
                        range ->
                                new Span(
                                        (int) Math.max(range.first() - 1, 0),
                                        (int) Math.min(range.last(), count)))
                .toList();
    }
}

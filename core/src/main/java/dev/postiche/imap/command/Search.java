package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedSession.Span;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.Rows;
import dev.postiche.store.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One search through the messages that a client knows, or through a mailbox that it did not select.
 *
 * <p>It looks at no more messages than the numbers among the criteria leave over, so that asking
 * about one message costs the same in a mailbox of any size. RFC 3501 §6.4.4.
 */
public final class Search {

    private final SearchScope scope;
    private final Rows announced;
    private final Rows now;
    private final LongPredicate recent;
    private final UidSet saved;
    private final SearchKey key;
    private final SearchMatch match;

    private Search(
            SearchScope scope, Rows announced, LongPredicate recent, UidSet saved, SearchKey key) {
        this.scope = scope;
        this.announced = announced;
        this.now = scope.mailbox().rows();
        this.recent = recent;
        this.saved = saved;
        this.key = key;
        int count = announced.size();
        long largestUid = count == 0 ? 0 : announced.get(count - 1).uid();
        this.match = new SearchMatch(count, largestUid, saved);
        key.within()
                .filter(ExtendedSearchKey.class::isInstance)
                .forEach(each -> ((ExtendedSearchKey) each).begin(scope.session()));
    }

    /** Through the messages that the client was told of. */
    public Search(SelectedSession session, SearchKey key) {
        this(
                SearchScope.of(session, session.now()),
                session.view().announced(),
                session.view()::isRecent,
                session.saved(),
                key);
    }

    /** Through a mailbox that need not be selected. RFC 7377 §2.1 */
    public static Search in(Mailbox mailbox, AuthenticatedSession session, SearchKey key) {
        return new Search(
                SearchScope.of(session, mailbox),
                mailbox.rows(),
                uid -> uid >= mailbox.firstRecentUid(),
                UidSet.EMPTY,
                key);
    }

    /** The messages that match, ascending. */
    public Stream<SearchedMessage> found() {
        return found(spans -> spans);
    }

    /** Those that match among a part of the messages to which numbers limit the search. */
    Stream<SearchedMessage> found(UnaryOperator<List<Span>> part) {
        var spans = spans(key).orElseGet(() -> List.of(new Span(0, announced.size())));
        return part.apply(spans).stream()
                .flatMapToInt(span -> IntStream.range(span.from(), span.to()))
                .mapToObj(this::message)
                .flatMap(Optional::stream)
                .filter(message -> match.test(key, message));
    }

    /** The message with its present flags; one that is gone is not found. RFC 2180 §4.3 */
    private Optional<SearchedMessage> message(int index) {
        scope.session().imap().progress(index, announced.size());
        MessageRow believed = announced.get(index);
        return now.withUid(believed.uid())
                .filter(believed::isSameMessage)
                .map(row -> new SearchedMessage(index + 1L, row, recent.test(row.uid()), scope));
    }

    /** Where the messages lie to which a key limits the search; empty if it does not. */
    private Optional<List<Span>> spans(SearchKey limiting) {
        if (limiting instanceof SearchKey.Numbers numbers) {
            return Optional.of(spansOfNumbers(numbers.numbers()));
        } else if (limiting instanceof SearchKey.Uids uids) {
            return Optional.of(spansOfUids(uids.uids()));
        } else if (limiting instanceof SearchKey.And and) {
            return and.keys().stream().map(this::spans).flatMap(Optional::stream).findFirst();
        }
        return Optional.empty();
    }

    private List<Span> spansOfUids(SequenceSet uids) {
        return uids.isSaved() ? Span.ofUids(announced, saved) : Span.ofUids(announced, uids);
    }

    /** Unlike FETCH, a search finds nothing under a number that no message has. */
    private List<Span> spansOfNumbers(SequenceSet numbers) {
        if (numbers.isSaved()) {
            return spansOfUids(numbers);
        }
        int count = announced.size();
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

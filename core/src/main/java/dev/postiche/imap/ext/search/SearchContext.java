package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.MessageItems;
import dev.postiche.imap.command.Search;
import dev.postiche.imap.command.SearchOutcome;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.FetchItem;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.reply.EsearchReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.NewsFollower;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.ViewEvent;
import dev.postiche.store.Mailbox;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A search whose result the client has and wants to have up to date.
 *
 * <p>What is gone is told before its EXPUNGE, what is new behind its EXISTS, so that sequence
 * numbers mean the same on both sides. RFC 5267 §4.3.
 */
final class SearchContext implements NewsFollower {

    private final SelectedSession session;
    private final String tag;
    private final SearchKey key;
    private final boolean uids;
    private final List<FetchItem> items;
    private final Optional<Comparator<SearchedMessage>> order;

    /** The result as the client knows it, by UIDs in its order. */
    private final List<Long> known = new ArrayList<>();

    private Optional<Mailbox> seen = Optional.empty();
    private long uidNext;

    /**
     * @param items what is told of a new message that is among the result. RFC 5465 §7
     */
    SearchContext(
            SelectedSession session,
            String tag,
            SearchKey key,
            SearchOutcome outcome,
            List<FetchItem> items) {
        this.session = session;
        this.tag = tag;
        this.key = key;
        this.uids = outcome.uids();
        this.order = outcome.order();
        this.items = items.stream().distinct().toList();
        this.uidNext = session.view().mailbox().uidNext();
        outcome.messages().forEach(message -> known.add(message.uid()));
    }

    String tag() {
        return tag;
    }

    /** Those of a session. */
    static Stream<SearchContext> of(SelectedSession session) {
        return session.followers().stream()
                .filter(SearchContext.class::isInstance)
                .map(SearchContext.class::cast);
    }

    /** The key with all sequence numbers, and {@code $}, replaced by what they mean now. §4.3 */
    static SearchKey fixed(SearchKey key, SelectedSession session) {
        if (key instanceof SearchKey.Numbers numbers) {
            return only(session, numbers);
        } else if (key instanceof SearchKey.Uids uids && uids.uids().isSaved()) {
            return only(session, uids);
        } else if (key instanceof SearchKey.Not not) {
            return new SearchKey.Not(fixed(not.key(), session));
        } else if (key instanceof SearchKey.Or or) {
            return new SearchKey.Or(fixed(or.either(), session), fixed(or.other(), session));
        } else if (key instanceof SearchKey.And and) {
            return new SearchKey.And(
                    and.keys().stream().map(each -> fixed(each, session)).toList());
        }
        return key;
    }

    private static SearchKey only(SelectedSession session, SearchKey key) {
        var ranges =
                new Search(session, key)
                        .found()
                        .map(found -> new SequenceSet.Range(found.uid(), found.uid()))
                        .toList();
        return ranges.isEmpty()
                ? new SearchKey.Not(new SearchKey.All())
                : new SearchKey.Uids(new SequenceSet(ranges));
    }

    @Override
    public void before(ViewEvent event, Replies replies) {
        if (event instanceof ViewEvent.Expunged expunged && known.contains(expunged.uid())) {
            long number = uids ? expunged.uid() : expunged.sequenceNumber();
            tell("REMOVEFROM", position(known.indexOf(expunged.uid())) + " " + number, replies);
            known.remove(expunged.uid());
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same snapshot: nothing can have changed
    public void after(Replies replies) {
        var now = session.now();
        if (seen.isPresent() && seen.get() == now) {
            return;
        }
        seen = Optional.of(now);
        var found = new Search(session, key).found().toList();
        var ordered = order.map(by -> found.stream().sorted(by).toList()).orElse(found);
        var result = ordered.stream().map(SearchedMessage::uid).toList();
        if (!result.equals(known)) {
            remove(result, replies);
            add(result, replies);
        }
        uidNext = now.uidNext();
    }

    private void remove(List<Long> result, Replies replies) {
        var left = new HashSet<>(result);
        var gone = known.stream().filter(uid -> !left.contains(uid)).toList();
        if (gone.isEmpty()) {
            return;
        }
        var pairs = new ArrayList<String>();
        if (order.isEmpty()) {
            pairs.add("0 " + set(gone));
            known.removeAll(new HashSet<>(gone));
        } else {
            for (var uid : gone) {
                pairs.add(position(known.indexOf(uid)) + " " + number(uid));
                known.remove(uid);
            }
        }
        tell("REMOVEFROM", String.join(" ", pairs), replies);
    }

    private void add(List<Long> result, Replies replies) {
        var before = new HashSet<>(known);
        var come = result.stream().filter(uid -> !before.contains(uid)).toList();
        if (come.isEmpty()) {
            return;
        }
        var pairs = new ArrayList<String>();
        if (order.isEmpty()) {
            pairs.add("0 " + set(come));
        } else {
            for (int i = 0; i < result.size(); i++) {
                if (!before.contains(result.get(i))) {
                    pairs.add((i + 1) + " " + number(result.get(i)));
                }
            }
        }
        come.forEach(uid -> tellArrived(uid, replies));
        known.clear();
        known.addAll(result);
        tell("ADDTO", String.join(" ", pairs), replies);
    }

    /** Nothing of a message that was there before. RFC 5465 §7 */
    private void tellArrived(long uid, Replies replies) {
        if (uid < uidNext || items.isEmpty()) {
            return;
        }
        session.view()
                .sequenceNumberOf(uid)
                .ifPresent(
                        number -> {
                            var row = session.view().row(number);
                            MessageItems.tellUnasked(session, number, row, items, replies);
                        });
    }

    /** In the order of the mailbox the client finds the place itself. RFC 5267 §4.3.3 */
    private int position(int index) {
        return order.isEmpty() ? 0 : index + 1;
    }

    private long number(long uid) {
        return uids ? uid : session.view().sequenceNumberOf(uid).orElse(0);
    }

    private String set(List<Long> some) {
        return UidSet.of(some.stream().mapToLong(this::number).toArray()).toString();
    }

    private void tell(String item, String pairs, Replies replies) {
        replies.untagged(EsearchReply.of(tag, uids, List.of(item + " (" + pairs + ")")));
    }
}

package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.SelectParameter;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.SelectedView;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.util.Optional;

/**
 * QRESYNC behind SELECT: what the client knows of the mailbox, so that it is told the rest at once.
 * RFC 7162 §3.2.5.
 *
 * @param uids those that it asks about; all if it named none
 * @param sample of the numbers that its messages have
 */
record QresyncParameter(
        long uidValidity, long modSeq, Optional<UidSet> uids, Optional<Sample> sample)
        implements SelectParameter {

    /** Sequence numbers and the UIDs that belong to them, ascending. RFC 7162 §3.2.5.2 */
    record Sample(UidSet numbers, UidSet uids) {

        static Sample parse(ImapParser in) {
            in.character('(');
            var numbers = ascending(in, in.numberSet());
            in.sp();
            var uids = ascending(in, in.sequenceSet());
            if (numbers.size() != uids.size()) {
                throw in.bad("there are not as many UIDs as message numbers");
            }
            in.character(')');
            return new Sample(numbers, uids);
        }

        private static UidSet ascending(ImapParser in, SequenceSet set) {
            if (set.hasStar() || set.isSaved()) {
                throw in.bad("\"" + (set.isSaved() ? "$" : "*") + "\" is not allowed here");
            }
            long last = 0;
            for (var range : set.ranges()) {
                if (range.first() <= last || range.last() < range.first()) {
                    throw in.bad("the numbers have to ascend"); // RFC 7162 §3.2.5.2
                }
                last = range.last();
            }
            return known(set);
        }

        /** Up to this UID the client knows what is gone: no message below has moved. */
        long knownUpTo(SelectedView view) {
            // A client may name more numbers than there are messages: as many as there are UIDs.
            var there = numbers.intersect(UidSet.range(1, view.count()));
            long matching = 0;
            int range = 0;
            long expected = uids.first(0);
            for (int at = 0; at < there.ranges(); at++) {
                for (long number = there.first(at); number <= there.last(at); number++) {
                    matching = view.uidOf((int) number) == expected ? expected : matching;
                    boolean isLast = expected == uids.last(range);
                    range += isLast ? 1 : 0;
                    expected =
                            !isLast ? expected + 1 : range < uids.ranges() ? uids.first(range) : 0;
                }
            }
            return matching;
        }
    }

    static QresyncParameter parse(ImapParser in) {
        in.sp();
        in.character('(');
        long uidValidity = in.nzNumber();
        in.sp();
        long modSeq = in.modSequence();
        var uids = Optional.<UidSet>empty();
        boolean more = in.trySp();
        if (more && !in.atParenthesis()) {
            uids = Optional.of(known(in.uidSet()));
            more = in.trySp();
        }
        var sample = more ? Optional.of(Sample.parse(in)) : Optional.<Sample>empty();
        in.character(')');
        return new QresyncParameter(uidValidity, modSeq, uids, sample);
    }

    private static UidSet known(SequenceSet set) {
        return Vanished.uids(set, SequenceSet.STAR);
    }

    @Override
    public void check(AuthenticatedSession session) {
        Qresync.requireEnabled(session);
    }

    @Override
    public void after(SelectedSession session, Replies replies) {
        var view = session.view();
        var mailbox = view.mailbox();
        if (mailbox.uidValidity() != uidValidity) {
            return; // the client notices by itself. RFC 7162 §3.2.5
        }
        var asked = uids.orElseGet(() -> UidSet.range(1, mailbox.uidNext() - 1));
        var unsure = UidSet.range(sample.map(known -> known.knownUpTo(view)).orElse(0L) + 1, END);
        Vanished.tell(mailbox.vanishedSince(modSeq, asked.intersect(unsure)), replies);
        view.announced()
                .forEachChangedSince(
                        modSeq,
                        row -> {
                            if (asked.contains(row.uid())) {
                                tell(row, view, replies);
                            }
                        });
    }

    /** Above all UIDs. */
    private static final long END = 1L << 32;

    private static void tell(MessageRow row, SelectedView view, Replies replies) {
        int number = view.sequenceNumberOf(row.uid()).orElseThrow();
        replies.fetch(number, row.uid(), true)
                .item("FLAGS", view.flagsOf(row).toString())
                .modSeq(row.modSeq())
                .end();
    }
}

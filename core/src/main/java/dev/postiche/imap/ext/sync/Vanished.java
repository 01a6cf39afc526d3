package dev.postiche.imap.ext.sync;

import dev.postiche.imap.command.FetchModifier;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.grammar.SequenceSet;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.VanishedReply;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.UidSet;

/** VANISHED of UID FETCH tells which of the messages are gone since then. RFC 7162 §3.2.6. */
record Vanished() implements FetchModifier {

    static Vanished parse(ImapParser in) {
        if (!in.isUidForm()) {
            throw in.bad("VANISHED is a modifier of UID FETCH alone");
        }
        return new Vanished();
    }

    @Override
    public void check(SelectedSession session, Modifiers all) {
        Qresync.requireEnabled(session);
        if (all.get(ChangedSince.class).isEmpty()) {
            throw BadCommand.because("VANISHED needs CHANGEDSINCE beside it");
        }
    }

    @Override
    public void before(
            SelectedSession session, MessageSet messages, Modifiers all, Replies replies) {
        var since = all.get(ChangedSince.class).orElseThrow().modSeq();
        var now = session.now();
        // What the client still counts is told by a VANISHED that renumbers. RFC 7162 §3.2.10
        var counted = session.view().announced();
        var set = messages.numbers();
        var asked = set.isSaved() ? session.saved() : uids(set, now.uidNext() - 1);
        var gone = now.vanishedSince(since, asked);
        tell(gone.minus(counted.present(gone)), replies);
    }

    /** Says that these are gone, if there are any. */
    static void tell(UidSet gone, Replies replies) {
        if (!gone.isEmpty()) {
            replies.untagged(new VanishedReply(true, gone));
        }
    }

    /**
     * All UIDs of a set, of messages that are there and of others.
     *
     * @param largest what {@code *} stands for
     */
    static UidSet uids(SequenceSet set, long largest) {
        var uids = new UidSet.Builder();
        for (var range : set.ascending(largest)) {
            uids.addRange(range.first(), range.last());
        }
        return uids.build();
    }
}

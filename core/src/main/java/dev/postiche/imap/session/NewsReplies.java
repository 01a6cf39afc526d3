package dev.postiche.imap.session;

import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.reply.VanishedReply;
import dev.postiche.store.UidSet;
import java.util.Optional;

/** Says in replies what a view found out. RFC 3501 §5.2, §7.3, §7.4, RFC 7162 §3.2.10. */
final class NewsReplies implements ViewListener {

    private final Replies replies;
    private final NewsForm form;
    private UidSet.Builder vanished = new UidSet.Builder();
    private boolean expunges;
    private final Optional<Listening> listening;
    private final UidSet asked;
    private int arrived;

    /**
     * News in a session.
     *
     * @param listening what the client has chosen to hear, if it chose
     * @param asked messages whose flags are told in any case
     */
    NewsReplies(Replies replies, NewsForm form, Optional<Listening> listening, UidSet asked) {
        this.replies = replies;
        // FlagChange tells the UID too. RFC 5465 §5.1
        this.form = listening.isPresent() ? form.withUids() : form;
        this.listening = listening;
        this.asked = asked;
    }

    @Override
    public void on(ViewEvent event) {
        if (event instanceof ViewEvent.Expunged expunged) {
            tell(expunged);
            return;
        }
        tellVanished();
        if (event instanceof ViewEvent.Exists exists) {
            arrived += exists.arrived();
            replies.untagged(new MailboxReply.Exists(exists.count()));
        } else if (event instanceof ViewEvent.Recent recent) {
            replies.untagged(new MailboxReply.Recent(recent.count()));
        } else if (event instanceof ViewEvent.KeywordsDefined defined) {
            replies.untagged(new MailboxReply.Flags(KnownFlags.with(defined.keywords())));
        } else if (event instanceof ViewEvent.FlagsChanged changed && hears(changed)) {
            var line =
                    fetch(changed.sequenceNumber(), changed.uid())
                            .item("FLAGS", changed.flags().toString());
            (form.modSeqs() ? line.modSeq(changed.modSeq()) : line).end();
        } else if (event instanceof ViewEvent.ModSeqChanged changed) {
            fetch(changed.sequenceNumber(), changed.uid()).modSeq(changed.modSeq()).end();
        }
    }

    private boolean hears(ViewEvent.FlagsChanged changed) {
        return asked.contains(changed.uid()) || hearsFlags();
    }

    private boolean hearsFlags() {
        return listening.map(Listening::hearsFlags).orElse(true);
    }

    private FetchLine fetch(int sequenceNumber, long uid) {
        return replies.fetch(sequenceNumber, uid, form.uids());
    }

    private void tell(ViewEvent.Expunged expunged) {
        expunges = true;
        if (form.vanished()) {
            vanished.add(expunged.uid());
        } else {
            replies.untagged(new MailboxReply.Expunge(expunged.sequenceNumber()));
        }
    }

    /** All of a sync in one response, which is what it is for. RFC 7162 §3.2.10 */
    void tellVanished() {
        var uids = vanished.build();
        if (!uids.isEmpty()) {
            replies.untagged(new VanishedReply(false, uids));
            vanished = new UidSet.Builder();
        }
    }

    /** Nothing more is news; says up to where the client knows all, where it might err. */
    void end(SelectedSession session) {
        var view = session.view();
        if (arrived > 0) {
            int count = view.count();
            listening.ifPresent(
                    chosen -> chosen.tellArrived(session, count - arrived + 1, count, replies));
        }
        // Who does not hear of flags cannot know all. RFC 7162 §3.2
        if (form.vanished() && form.modSeqs() && hearsFlags()) {
            tellHighestModSeq(view);
        }
    }

    private void tellHighestModSeq(SelectedView view) {
        var highest = ResponseCode.highestModSeq(view.highestModSeq());
        if (view.hasUntoldExpunges()) {
            // A greater MODSEQ may have been told, but the VANISHED before it was not. RFC 7162 §6
            replies.ok(highest, "Messages vanished and have yet to be told");
        } else if (expunges) {
            replies.completedOrUntagged(highest, "Highest mod-sequence"); // RFC 7162 §3.2.7
        }
    }
}

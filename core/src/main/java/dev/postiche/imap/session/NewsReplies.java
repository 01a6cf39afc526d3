package dev.postiche.imap.session;

import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;

/** Says in replies what a view found out. RFC 3501 §5.2, §7.3, §7.4. */
final class NewsReplies implements ViewListener {

    private final Replies replies;

    NewsReplies(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void on(ViewEvent event) {
        if (event instanceof ViewEvent.Expunged expunged) {
            replies.untagged(new MailboxReply.Expunge(expunged.sequenceNumber()));
        } else if (event instanceof ViewEvent.Exists exists) {
            replies.untagged(new MailboxReply.Exists(exists.count()));
        } else if (event instanceof ViewEvent.Recent recent) {
            replies.untagged(new MailboxReply.Recent(recent.count()));
        } else if (event instanceof ViewEvent.KeywordsDefined defined) {
            replies.untagged(new MailboxReply.Flags(KnownFlags.with(defined.keywords())));
        } else if (event instanceof ViewEvent.FlagsChanged changed) {
            replies.fetch(changed.sequenceNumber(), changed.uid())
                    .item("FLAGS", changed.flags().toString())
                    .end();
        }
    }
}

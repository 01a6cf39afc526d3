package dev.postiche.imap.ext;

import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Following;
import dev.postiche.imap.session.KnownFlags;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.spec.Rights;
import dev.postiche.store.MailboxId;

/**
 * Tells which flags can be altered when that becomes different while a mailbox is selected, since
 * rights are looked up with every command. RFC 4314 §5.1.1.
 */
final class RightsNews implements Following {

    private static final Rights OTHERS = Rights.ALL.minus(Rights.of("swt"));

    private final MailboxId mailbox;
    private Rights told;

    private RightsNews(SelectedSession session) {
        this.mailbox = session.mailbox();
        this.told = ofFlags(session);
    }

    static void follow(SelectedSession session) {
        session.imap().follow(new RightsNews(session));
    }

    private static Rights ofFlags(SelectedSession session) {
        var rights = session.rights(session.now());
        return rights.minus(OTHERS);
    }

    @Override
    public void tell(AuthenticatedSession session, Replies replies) {
        if (!(session instanceof SelectedSession selected)
                || !selected.mailbox().equals(mailbox)
                || selected.view().isReadOnly()) {
            return;
        }
        var now = ofFlags(selected);
        if (!now.equals(told)) {
            told = now;
            var flags = KnownFlags.with(selected.now().keywords());
            replies.untagged(new MailboxReply.Flags(flags));
            replies.ok(ResponseCode.permanentFlags(selected.permanentFlags()), "Flags permitted");
        }
    }

    @Override
    public void end() {}
}

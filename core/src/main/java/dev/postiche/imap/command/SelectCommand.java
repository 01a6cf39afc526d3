package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.MailboxReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.KnownFlags;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.spec.Rights;
import java.util.List;

/** SELECT opens a mailbox, EXAMINE opens it read-only. RFC 3501 §6.3.1, §6.3.2, RFC 4466 §2.1. */
record SelectCommand(MailboxName mailbox, boolean readOnly, Modifiers parameters)
        implements AuthenticatedCommand {

    static final CommandSpec SELECT =
            CommandSpec.of("SELECT")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> parse(in, false));

    static final CommandSpec EXAMINE =
            CommandSpec.of("EXAMINE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> parse(in, true));

    /** Who has no other rights than these cannot change anything in it. RFC 4314 §5.2 */
    private static final Rights TO_LOOK = Rights.of("lrpkxa");

    private static SelectCommand parse(ImapParser in, boolean readOnly) {
        in.sp();
        return new SelectCommand(in.mailbox(), readOnly, in.trailingModifiers("SELECT"));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var extended = parameters.all(SelectParameter.class);
        extended.forEach(parameter -> parameter.check(session));
        if (session.state() == State.SELECTED) {
            // Given up before anything can fail: then no mailbox is selected. RFC 3501 §6.3.1
            session.unselect();
            if (keepsModSeqs(session) || session.has("IMAP4rev2")) {
                replies.ok(ResponseCode.CLOSED, "Previous mailbox closed"); // RFC 7162 §3.2.11
            }
        }
        extended.forEach(parameter -> parameter.before(session, replies));
        var wanted = session.mailbox(mailbox);
        boolean closed = readOnly || session.rights(wanted).minus(TO_LOOK).isEmpty();
        var selected = session.select(wanted, closed);
        describe(selected, replies);
        session.imap().service().capabilities().tellSelected(selected, replies);
        extended.forEach(parameter -> parameter.after(selected, replies));
        replies.completed(closed ? ResponseCode.READ_ONLY : ResponseCode.READ_WRITE);
    }

    private static boolean keepsModSeqs(AuthenticatedSession session) {
        return session.has("CONDSTORE") || session.has("QRESYNC");
    }

    private void describe(SelectedSession session, Replies replies) {
        var view = session.view();
        var now = view.mailbox();
        var flags = KnownFlags.with(now.keywords());
        replies.untagged(new MailboxReply.Flags(flags));
        replies.untagged(new MailboxReply.Exists(view.count()));
        var form = session.imap().newsForm();
        if (session.imap().speaksRev2()) {
            ListCommand.listed(session, now).ifPresent(replies::untagged); // RFC 9051 §6.3.2
        } else {
            replies.untagged(new MailboxReply.Recent(view.recent()));
            view.announced().firstUnseen().stream()
                    .filter(index -> !form.uidOnly()) // RFC 9586 §3: no message has a number
                    .findFirst()
                    .ifPresent(
                            index ->
                                    replies.ok(
                                            ResponseCode.unseen(index + 1L),
                                            "First unseen message"));
        }
        replies.ok(ResponseCode.permanentFlags(session.permanentFlags()), "Flags permitted");
        replies.ok(ResponseCode.uidNext(now.uidNext()), "Predicted next UID");
        replies.ok(ResponseCode.uidValidity(now.uidValidity()), "UIDs valid");
        if (keepsModSeqs(session)) {
            // Before CONDSTORE is enabled as well. RFC 4551 §3.1.1, RFC 7162 §3.1.2.1 (Example 1)
            replies.ok(ResponseCode.highestModSeq(view.highestModSeq()), "Highest mod-sequence");
        }
    }
}

package dev.postiche.imap.ext;

import dev.postiche.engine.Limit;
import dev.postiche.imap.command.AppendMessage;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.store.Appended;
import dev.postiche.store.Mailbox;
import dev.postiche.store.NewMessage;
import dev.postiche.store.Transaction;
import dev.postiche.store.UidSet;
import java.util.List;

/** REPLACE stores a message in place of one that is removed, in one step. RFC 8508. */
record Replace(MessageSet replaced, MailboxName mailbox, AppendMessage replacement)
        implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("REPLACE")
                    .states(State.SELECTED) // and no other. RFC 8508 §3.5
                    .uidForm()
                    .literalLimit(Limit.APPEND)
                    .parser(Replace::parse);

    static final Extension EXTENSION = Extension.of("REPLACE").commands(SPEC);

    static Replace parse(ImapParser in) {
        in.sp();
        var replaced = in.oneMessage();
        in.sp();
        return new Replace(replaced, in.mailbox(), AppendMessage.parse(in));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.requireReadWrite();
        var old = session.uidsOf(replaced);
        if (old.isEmpty()) {
            throw No.with(ResponseCode.NONEXISTENT, "There is no such message");
        }
        var target = session.target(mailbox);
        var added = replacement.message(session);
        var appended = session.store().commit(tx -> replace(tx, session, old, target, added));
        session.changed(
                "replaced UID " + old + " by UID " + appended.uids() + " in " + target.name());
        if (session.has("UIDPLUS")) {
            // Untagged, to stand before the EXPUNGE that it explains. RFC 8508 §4.3
            replies.ok(
                    ResponseCode.appendUid(appended.uidValidity(), appended.uids()),
                    "Replacement message ready");
        }
    }

    private static Appended replace(
            Transaction tx, SelectedSession session, UidSet old, Mailbox target, NewMessage added) {
        if (!tx.expunge(session.mailbox(), old).equals(old)) {
            throw No.with(ResponseCode.EXPUNGEISSUED, "The message no longer exists");
        }
        return tx.append(target.id(), List.of(added)); // the quota counts the net. RFC 8508 §3.4
    }
}

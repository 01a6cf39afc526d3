package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.store.UidSet;

/** EXPUNGE removes what is \Deleted; the view tells which that was. RFC 3501 §6.4.3. */
public record ExpungeCommand() implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("EXPUNGE").states(State.SELECTED).parser(ExpungeCommand::parse);

    /** Every UID there can be. */
    static final UidSet ALL = UidSet.range(1, 0xFFFF_FFFFL);

    static ExpungeCommand parse(ImapParser in) {
        return new ExpungeCommand();
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.requireReadWrite();
        expunge(session, ALL);
    }

    /** Removes those of these messages that are \Deleted. */
    public static void expunge(SelectedSession session, UidSet among) {
        var gone = session.store().commit(tx -> tx.expungeDeleted(session.mailbox(), among));
        if (!gone.isEmpty()) {
            session.changed("expunged UID " + gone);
        }
    }
}

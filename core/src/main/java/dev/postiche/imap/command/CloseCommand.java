package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.spec.Right;

/** CLOSE removes what is \Deleted without a word and leaves the mailbox. RFC 3501 §6.4.2. */
record CloseCommand() implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("CLOSE").states(State.SELECTED).parser(CloseCommand::parse);

    static CloseCommand parse(ImapParser in) {
        return new CloseCommand();
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        boolean stillThere = session.store().state().mailbox(session.mailbox()).isPresent();
        boolean mayExpunge = session.rights(session.now()).has(Right.EXPUNGE); // RFC 4314 §4
        if (!session.view().isReadOnly() && stillThere && mayExpunge) {
            ExpungeCommand.expunge(session, ExpungeCommand.ALL);
        }
        session.unselect(); // no EXPUNGE is sent: there is no view any more to tell of it
    }
}

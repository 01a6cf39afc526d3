package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;

/** NOOP does nothing, and so gives the server an occasion to tell news. RFC 3501 §6.1.2. */
record NoopCommand() implements AnyStateCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("NOOP")
                    .states(State.NOT_AUTHENTICATED, State.AUTHENTICATED, State.SELECTED)
                    .parser(NoopCommand::parse);

    static NoopCommand parse(ImapParser in) {
        return new NoopCommand();
    }

    @Override
    public void execute(ImapSession session, Replies replies) {
        // What there is to tell goes out before the tagged reply of any command. RFC 3501 §7
    }
}

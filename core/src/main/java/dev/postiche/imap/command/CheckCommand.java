package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;

/** CHECK asks for housekeeping; a server without any takes it for NOOP. RFC 3501 §6.4.1. */
record CheckCommand() implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("CHECK").states(State.SELECTED).parser(CheckCommand::parse);

    static CheckCommand parse(ImapParser in) {
        return new CheckCommand();
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        // Mail that lives in memory has no housekeeping.
    }
}

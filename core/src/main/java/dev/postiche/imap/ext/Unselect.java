package dev.postiche.imap.ext;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;

/** UNSELECT leaves the mailbox as CLOSE does, but removes nothing. RFC 3691. */
record Unselect() implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("UNSELECT").states(State.SELECTED).parser(in -> new Unselect());

    static final Extension EXTENSION = Extension.of("UNSELECT").commands(SPEC);

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.unselect();
    }
}

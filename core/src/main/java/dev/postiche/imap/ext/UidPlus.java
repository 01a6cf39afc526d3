package dev.postiche.imap.ext;

import dev.postiche.imap.command.ExpungeCommand;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;

/**
 * UIDPLUS brings UID EXPUNGE, which removes only what the client names; APPEND and COPY say where
 * messages went as long as it is there. RFC 4315.
 */
record UidPlus(MessageSet messages) implements SelectedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("UID EXPUNGE").states(State.SELECTED).parser(UidPlus::parse);

    static final Extension EXTENSION = Extension.of("UIDPLUS").commands(SPEC);

    static UidPlus parse(ImapParser in) {
        in.sp();
        return new UidPlus(in.messageSet());
    }

    @Override
    public void execute(SelectedSession session, Replies replies) {
        session.requireReadWrite();
        var deleted = session.now().rows().deletedAmong(session.uidsOf(messages));
        var part = session.bound().part(deleted);
        ExpungeCommand.expunge(session, part.uids());
        part.tell(replies);
    }
}

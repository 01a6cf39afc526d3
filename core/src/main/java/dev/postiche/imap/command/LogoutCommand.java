package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.StatusReply;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;
import java.util.Optional;

/** LOGOUT ends the connection; messages with \Deleted stay where they are. RFC 3501 §6.1.3. */
record LogoutCommand() implements AnyStateCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("LOGOUT")
                    .states(State.NOT_AUTHENTICATED, State.AUTHENTICATED, State.SELECTED)
                    .parser(LogoutCommand::parse);

    static LogoutCommand parse(ImapParser in) {
        return new LogoutCommand();
    }

    @Override
    public void execute(ImapSession session, Replies replies) {
        var text = session.service().texts().of("BYE", "LOGOUT", "Logging out");
        replies.untagged(new StatusReply("BYE", Optional.empty(), text));
        session.loggedOut();
        session.exchange().endAfterwards();
    }
}

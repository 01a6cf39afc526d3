package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.CapabilityReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;

/** CAPABILITY lists what the server is able to at this moment. RFC 3501 §6.1.1. */
record CapabilityCommand() implements AnyStateCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("CAPABILITY")
                    .states(State.NOT_AUTHENTICATED, State.AUTHENTICATED, State.SELECTED)
                    .parser(CapabilityCommand::parse);

    static CapabilityCommand parse(ImapParser in) {
        return new CapabilityCommand();
    }

    @Override
    public void execute(ImapSession session, Replies replies) {
        var announced = session.service().capabilities().announced(session);
        replies.untagged(CapabilityReply.capability(announced));
    }
}

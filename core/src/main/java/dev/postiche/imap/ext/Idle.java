package dev.postiche.imap.ext;

import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.IdlePush;
import dev.postiche.imap.session.State;
import dev.postiche.wire.Line;

/** IDLE waits until the client has had enough, and tells it at once what happens. RFC 2177. */
record Idle() implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("IDLE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> new Idle());

    static final Extension EXTENSION = Extension.of("IDLE").commands(SPEC);

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var line = IdlePush.untilLine(session);
        if (line.end() != Line.End.CRLF || !line.text().equalsIgnoreCase("DONE")) {
            throw BadCommand.because("IDLE ends with DONE");
        }
    }
}

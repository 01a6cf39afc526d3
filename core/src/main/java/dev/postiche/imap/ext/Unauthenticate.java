package dev.postiche.imap.ext;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;

/** UNAUTHENTICATE goes back to before the login on the same connection. RFC 8437. */
record Unauthenticate() implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("UNAUTHENTICATE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> new Unauthenticate());

    static final Extension EXTENSION =
            Extension.of("UNAUTHENTICATE")
                    .commands(SPEC)
                    .announcedWhen(ImapSession::isAuthenticated);

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var imap = session.imap();
        if (imap.session().isCompressed()) {
            // RFC 8437 §3: BYE where the state cannot be reset, since NO is not permitted; a
            // DEFLATE stream cannot be left in the middle of what was read ahead.
            imap.bye(Farewell.SHUTDOWN, "Compression cannot be ended here, reconnect", replies);
            imap.exchange().endAfterwards();
            return;
        }
        imap.unauthenticated();
    }
}

package dev.postiche.imap.ext;

import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;

/**
 * JMAPACCESS tells where the same mail can be had by JMAP: the place that a client would guess by
 * the server's name, since there is no JMAP here. RFC 9698, RFC 8620 §2.2.
 */
record JmapAccess() implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("GETJMAPACCESS")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> new JmapAccess());

    static final Extension EXTENSION =
            Extension.of("JMAPACCESS")
                    .commands(SPEC)
                    .announcedWhen(session -> session.isAuthenticated() && hasIds(session))
                    .onlyByName();

    /** Both protocols have the same ids for the same things. RFC 9698 */
    private static boolean hasIds(ImapSession session) {
        return session.service().capabilities().has("OBJECTID");
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        if (!hasIds(session.imap())) {
            throw BadCommand.because("There is no access by JMAP without OBJECTID");
        }
        var url = "https://" + session.imap().service().hostName() + "/.well-known/jmap";
        replies.untagged(out -> out.ascii("JMAPACCESS ").string(url));
    }
}

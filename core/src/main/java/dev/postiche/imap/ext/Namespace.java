package dev.postiche.imap.ext;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.State;

/** NAMESPACE tells with what the names of a user's own mailboxes begin. RFC 2342. */
record Namespace() implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("NAMESPACE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> new Namespace());

    static final Extension EXTENSION = Extension.of("NAMESPACE").commands(SPEC);

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var naming = session.naming();
        replies.untagged(
                out -> {
                    out.ascii("NAMESPACE ((").string(naming.prefix()).sp();
                    // Nobody sees the mailboxes of others, and there are no shared ones.
                    out.string(String.valueOf(naming.separator())).ascii(")) NIL NIL");
                });
    }
}

package dev.postiche.imap.ext.list;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.Reach;
import dev.postiche.imap.session.State;

/**
 * NAMESPACE tells with what the names of a user's own mailboxes begin, and those of others. RFC
 * 2342.
 */
public record Namespace() implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("NAMESPACE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(in -> new Namespace());

    public static final Extension EXTENSION = Extension.of("NAMESPACE").commands(SPEC);

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var naming = session.naming();
        var separator = String.valueOf(naming.separator());
        replies.untagged(
                out -> {
                    out.ascii("NAMESPACE ((").string(naming.prefix()).sp();
                    out.string(separator).ascii(")) ");
                    // There is such a namespace as soon as someone shares something with the user.
                    if (session.reach().seesOthers()) {
                        out.ascii("((").string(naming.toWire(Reach.OTHERS)).sp();
                        out.string(separator).ascii(")) NIL");
                    } else {
                        out.ascii("NIL NIL");
                    }
                });
    }
}

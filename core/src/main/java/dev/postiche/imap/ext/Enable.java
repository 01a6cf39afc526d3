package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.CapabilityReply;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ENABLE switches on what changes replies, for clients that can cope with it. RFC 5161. */
record Enable(List<String> capabilities) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("ENABLE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(Enable::parse);

    static final Extension EXTENSION = Extension.of("ENABLE").commands(SPEC);

    static Enable parse(ImapParser in) {
        var capabilities = new ArrayList<String>();
        do {
            in.sp();
            capabilities.add(in.atom());
        } while (in.atSp());
        return new Enable(capabilities);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var known = session.imap().service().capabilities();
        // What is unknown or needs no ENABLE is ignored. RFC 5161 §3.1
        var enabled =
                capabilities.stream().map(known::enablable).flatMap(Optional::stream).toList();
        replies.untagged(new CapabilityReply("ENABLED", enabled.stream().distinct().toList()));
        session.imap().enable(enabled, replies);
    }
}

package dev.postiche.imap.ext;

import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.NotAuthenticatedCommand;
import dev.postiche.imap.session.NotAuthenticatedSession;
import dev.postiche.imap.session.State;

/**
 * STARTTLS begins TLS; what was sent before the handshake is forgotten. RFC 3501 §6.2.1, RFC 9051
 * §6.2.1.
 */
record StartTls() implements NotAuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("STARTTLS").states(State.NOT_AUTHENTICATED).parser(in -> new StartTls());

    static final Extension EXTENSION =
            Extension.of("STARTTLS")
                    .commands(SPEC)
                    .announcedWhen(
                            session ->
                                    session.service().startTls().isPresent()
                                            && !session.isAuthenticated()
                                            && session.session().tls().isEmpty());

    @Override
    public void execute(NotAuthenticatedSession session, Replies replies) {
        var imap = session.imap();
        if (imap.session().tls().isPresent()) {
            throw BadCommand.because("TLS is active already");
        }
        var upgrade =
                imap.service()
                        .startTls()
                        .orElseThrow(() -> BadCommand.because("TLS is not offered on this port"));
        imap.exchange().startTls(upgrade);
        replies.completed("Begin TLS negotiation now");
    }
}

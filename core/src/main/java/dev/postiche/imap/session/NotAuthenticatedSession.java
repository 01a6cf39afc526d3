package dev.postiche.imap.session;

import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.sasl.SaslContext;
import dev.postiche.sasl.TlsChannel;

/** A connection whose user is not known yet. RFC 3501 §3.1. */
public record NotAuthenticatedSession(ImapSession imap) implements SessionState {

    @Override
    public State state() {
        return State.NOT_AUTHENTICATED;
    }

    /**
     * The user is known from now on.
     *
     * @throws No when the user has too many sessions already
     */
    public void loggedIn(String account) {
        var user = imap.goHome(account);
        if (!imap.session().mayLogIn(user)) {
            throw No.with(ResponseCode.LIMIT, "Too many simultaneous connections");
        }
        imap.become(new AuthenticatedSession(imap, user));
        imap.changed("logged in as " + user);
    }

    /** What a SASL mechanism may know. */
    public SaslContext saslContext() {
        var service = imap.service();
        return new SaslContext(
                service.credentials(),
                imap.session().tls().map(TlsChannel::new),
                service.hostName(),
                service.random(),
                service.profile());
    }
}

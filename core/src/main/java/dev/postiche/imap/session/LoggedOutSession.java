package dev.postiche.imap.session;

/** A connection that is about to be closed. RFC 3501 §3.4. */
public record LoggedOutSession() implements SessionState {

    @Override
    public State state() {
        return State.LOGOUT;
    }
}

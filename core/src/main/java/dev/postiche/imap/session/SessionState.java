package dev.postiche.imap.session;

/**
 * Where a connection stands, together with what it holds there.
 *
 * <p>What belongs to a state is reachable only through it. RFC 3501 §3.
 */
public sealed interface SessionState
        permits NotAuthenticatedSession, AuthenticatedSession, LoggedOutSession {

    /** The state's name. */
    State state();
}

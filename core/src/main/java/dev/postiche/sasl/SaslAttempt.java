package dev.postiche.sasl;

/** The server's side of one attempt to log in by a {@link SaslMechanism}. */
public interface SaslAttempt {

    /**
     * Takes the client's next response, decoded, and says what comes next. A mechanism in which the
     * server speaks first is given an empty response to begin with.
     */
    SaslStep next(byte[] response);
}

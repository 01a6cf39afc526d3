package dev.postiche.sasl;

/**
 * One way to prove who a client is. IMAP's AUTHENTICATE and POP3's AUTH share these; whoever adds a
 * mechanism writes one file and a line in {@link SaslMechanisms}. RFC 4422 §3.
 */
public interface SaslMechanism {

    /** The registered name, such as {@code SCRAM-SHA-256}. */
    String name();

    /** Whether this mechanism can be used on such a connection at all. */
    default boolean offered(SaslContext context) {
        return true;
    }

    /** Whether it lets an eavesdropper see the password, so that a server may demand TLS for it. */
    default boolean plaintext() {
        return false;
    }

    /** Whether the client sends the first message, so that an initial response makes sense. */
    default boolean clientFirst() {
        return true;
    }

    /** Whether a client may send its first message along with the command. RFC 4959 §3 */
    default boolean takesInitialResponse() {
        return clientFirst();
    }

    /** Begins one attempt. */
    SaslAttempt begin(SaslContext context);
}

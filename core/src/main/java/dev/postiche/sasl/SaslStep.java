package dev.postiche.sasl;

/** What the server does after a client's response. RFC 4422 §3. */
public sealed interface SaslStep {

    /** The exchange goes on with these octets, which the protocol encodes as base64. */
    record Challenge(byte[] octets) implements SaslStep {}

    /** The client is who it says, and now logged in to {@code account}. */
    record Success(String account) implements SaslStep {}

    /** The attempt is over. */
    record Failure(Reason reason) implements SaslStep {}

    /** Why an attempt failed; the protocols turn it into their response codes. RFC 5530 §3. */
    enum Reason {
        /** A wrong name or a wrong secret: which of them is never told. */
        CREDENTIALS,
        /** The client is who it says but may not act for the identity it asked for. */
        AUTHORIZATION,
        /** The credentials were right once. */
        EXPIRED,
        /** The response is not what the mechanism's grammar allows. */
        SYNTAX
    }

    static SaslStep failure(Reason reason) {
        return new Failure(reason);
    }
}

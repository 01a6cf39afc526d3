package dev.postiche.spec;

/** What a bearer token is worth. RFC 7628 §3.2.2. */
public sealed interface TokenVerdict {

    /** It opens the account of this user. */
    record Valid(String user) implements TokenVerdict {}

    /** It did open an account, until a while ago. */
    record Expired() implements TokenVerdict {}

    /** Nobody ever gave out such a token. */
    record Unknown() implements TokenVerdict {}

    /** It opens the account of this user. */
    static TokenVerdict valid(String user) {
        return new Valid(user);
    }

    /** It did open an account, until a while ago: the client should renew it. */
    static TokenVerdict expired() {
        return new Expired();
    }

    /** Nobody ever gave out such a token. */
    static TokenVerdict unknown() {
        return new Unknown();
    }
}

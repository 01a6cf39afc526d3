package dev.postiche.spec;

import java.util.Optional;

/**
 * A bearer token that lets an account in.
 *
 * <p>A client's renewal of tokens can only be tested against one that runs out. RFC 7628.
 *
 * <pre>{@code
 * token("ya29.x").expires("+60s");
 * }</pre>
 */
public final class TokenSpec {

    private final String value;
    private final Words words;

    private TokenSpec(String value, Words words) {
        this.value = value;
        this.words = words;
    }

    /** A token that does not expire. */
    public static TokenSpec token(String value) {
        return new TokenSpec(value, Words.NONE);
    }

    /** When it runs out. */
    public TokenSpec expires(When moment) {
        return new TokenSpec(value, words.with("expires", moment));
    }

    /**
     * When it runs out, in ISO 8601 or relative to the server's clock.
     *
     * @throws IllegalArgumentException if it is no date
     */
    public TokenSpec expires(String moment) {
        return expires(When.parse(moment));
    }

    /** What the client presents. */
    public String value() {
        return value;
    }

    /** When it runs out, if it does. */
    public Optional<When> expires() {
        return words.get("expires", When.class);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSpec that
                && value.equals(that.value)
                && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Says when it expires, never the value: that is a secret. */
    @Override
    public String toString() {
        return "token" + words;
    }
}

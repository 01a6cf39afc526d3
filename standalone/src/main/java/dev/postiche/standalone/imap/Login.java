package dev.postiche.standalone.imap;

/**
 * Who logs in and how.
 *
 * @param secret a password, or a token for XOAUTH2
 */
public record Login(String user, String secret, Mechanism mechanism) {

    /** How it is said. */
    public enum Mechanism {
        /** PLAIN where the server offers it, else the command LOGIN. */
        AUTO,
        PLAIN,
        LOGIN,
        XOAUTH2
    }

    @Override
    public String toString() {
        return user;
    }
}

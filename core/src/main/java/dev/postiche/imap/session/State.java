package dev.postiche.imap.session;

/** The states of a connection, as the spec of a command lists them. RFC 3501 §3. */
public enum State {
    NOT_AUTHENTICATED("not authenticated"),
    AUTHENTICATED("authenticated"),
    SELECTED("selected"),
    LOGOUT("logout");

    private final String words;

    State(String words) {
        this.words = words;
    }

    /** As the RFC writes it. */
    @Override
    public String toString() {
        return words;
    }
}

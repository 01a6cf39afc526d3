package dev.postiche.record;

import java.util.Optional;

/** How a session ended. */
public enum Ending {
    /** The client said goodbye: LOGOUT. */
    LOGOUT,
    /** The client said goodbye: QUIT. */
    QUIT,
    /** The client closed the connection without a word. */
    CLIENT_CLOSED,
    /** The client reset the connection, or it broke. */
    CLIENT_RESET,
    /** The client was silent for too long. */
    AUTOLOGOUT,
    /** A fault ended it. */
    FAULT,
    /** The server turned the client away. */
    TURNED_AWAY,
    /** The server stopped, or its owner ended the session. */
    SERVER_CLOSED,
    /** The server failed: see the session's error. */
    SERVER_ERROR;

    /** How a session ends by this command. */
    static Optional<Ending> by(String command) {
        return switch (command) {
            case "LOGOUT" -> Optional.of(LOGOUT);
            case "QUIT" -> Optional.of(QUIT);
            default -> Optional.empty();
        };
    }
}

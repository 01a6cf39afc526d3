package dev.postiche.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** In lower case with spaces: {@code client closed}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The one of these words.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    public static Ending named(String words) {
        var name = words.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Arrays.stream(values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a session ends with %s, not \"%s\""
                                                .formatted(
                                                        Arrays.stream(values())
                                                                .map(Ending::words)
                                                                .collect(Collectors.joining(", ")),
                                                        words)));
    }

    /** How a session ends by this command. */
    static Optional<Ending> by(String command) {
        return switch (command) {
            case "LOGOUT" -> Optional.of(LOGOUT);
            case "QUIT" -> Optional.of(QUIT);
            default -> Optional.empty();
        };
    }
}

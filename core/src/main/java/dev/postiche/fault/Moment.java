package dev.postiche.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The places of a dialogue at which a fault can strike, in the order in which a connection comes by
 * them. "Took effect" and "was answered" are different places, because clients confuse them.
 */
public enum Moment {
    /** The connection was accepted; nothing was said. */
    ACCEPT,
    /** TLS is about to begin, at once or after STARTTLS. */
    TLS_HANDSHAKE,
    /** The greeting, counted from its first octet. */
    GREETING,
    /** A whole command has been read and nothing of it examined. */
    COMMAND,
    /**
     * A literal of the client: before its continuation is sent, or after so many octets of it were
     * read.
     */
    CLIENT_LITERAL,
    /** The command is parsed and its state checked; it is about to take effect. */
    BEFORE_EXECUTE,
    /** The command took effect; nothing of its reply is sent yet. */
    AFTER_EXECUTE,
    /** The reply to a command, counted from its first octet. */
    REPLY,
    /** The content of the reply's first literal; POP3: the multi-line content as sent. */
    LITERAL,
    /** The tagged completion comes next; POP3: the final dot. */
    BEFORE_TAGGED,
    /** The whole reply is sent. */
    AFTER_REPLY,
    /** IDLE has begun: the {@code +} is sent. */
    IDLE,
    /** Something is told to a client that waits, counted from its first octet. */
    IDLE_PUSH;

    /** The word for it in JSON: {@code before-execute}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The moment of that word. */
    public static Optional<Moment> byWord(String word) {
        return Arrays.stream(values()).filter(moment -> moment.word().equals(word)).findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Moment::word).toList();
    }

    /** Whether octets are sent to the client here, so that they can be counted. */
    public boolean isOutput() {
        return this == GREETING || this == REPLY || this == LITERAL || this == IDLE_PUSH;
    }

    /** Whether this comes before anybody is known and anything is asked for. */
    public boolean isBeforeCommands() {
        return this == ACCEPT || this == TLS_HANDSHAKE || this == GREETING;
    }
}

package dev.postiche.engine;

import dev.postiche.spec.OctetCount;
import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bounds of the server by the names that profiles, fixtures and the command line use. Nothing
 * that a client sends is without one.
 */
public enum Limit {
    /** A command line without its literals. RFC 9051 §4, RFC 7162 §4. */
    COMMAND_LINE("commandLine", Unit.OCTETS, 65_536),
    /** A literal that is an argument and no message. */
    LITERAL("literal", Unit.OCTETS, 1_048_576),
    /** A message that a client may append. RFC 7889. */
    APPEND("append", Unit.OCTETS, 64L * 1_048_576),
    /** The literals of one command together: of an APPEND of several messages. RFC 3502. */
    LITERALS("literals", Unit.OCTETS, 128L * 1_048_576),
    /** The value of an annotation. RFC 5464 §4.1: 1,024 or more. */
    METADATA_VALUE("metadataValue", Unit.OCTETS, 65_536),
    /**
     * Annotations of a mailbox, or of the server, that one user sees. RFC 5464 §4.1: 10 or more.
     */
    METADATA_ENTRIES("metadataEntries", Unit.NUMBER, 1_000),
    /** Messages that one command takes, where MESSAGELIMIT is announced. RFC 9738. */
    MESSAGES("messages", Unit.NUMBER, 1_000),
    /** Messages that COPY and APPEND take, where SAVELIMIT is announced. RFC 9738. */
    SAVED_MESSAGES("savedMessages", Unit.NUMBER, 1_000),
    /** The name of a mailbox that a client makes, in characters: each level is a mailbox. */
    MAILBOX_NAME("mailboxName", Unit.NUMBER, 1_000),
    /** Connections at the same time, of all protocols together. */
    CONNECTIONS("connections", Unit.NUMBER, 10_000),
    /** Connections at the same time that are logged in as the same user. */
    CONNECTIONS_PER_ACCOUNT("connectionsPerAccount", Unit.NUMBER, 1_000),
    /** After so long a silent IMAP client is logged out. RFC 9051 §5.4: 30 minutes or more. */
    AUTOLOGOUT("autologout", Unit.TIME, 1_800_000),
    /** So long may a client be silent before it has logged in. */
    AUTOLOGOUT_BEFORE_LOGIN("autologoutBeforeLogin", Unit.TIME, 180_000),
    /** After so long a silent POP3 client is cut off. RFC 1939 §3: 10 minutes or more. */
    POP3_AUTOLOGOUT("pop3Autologout", Unit.TIME, 600_000),
    /** So long after a login by POP3 the next one is refused. RFC 2449 §6.5. */
    POP3_LOGIN_DELAY("pop3LoginDelay", Unit.TIME, 0, 0),
    /**
     * So long may a message lie in a maildrop of POP3; {@code never} is it removed. RFC 2449 §6.7
     */
    POP3_EXPIRE("pop3Expire", Unit.TIME, 0, Limit.ENDLESS),
    /**
     * So long, by the server's clock, a client waits before it hears that its command still runs.
     */
    IN_PROGRESS("inProgress", Unit.TIME, 10_000),
    /** What all recordings together may hold on to. */
    RECORDING("recording", Unit.OCTETS, 64L * 1_048_576),
    /** The bodies of requests to the admin API together, while they come in and are answered. */
    HTTP_BODIES("httpBodies", Unit.OCTETS, 256L * 1_048_576),
    /** So long may a fault hold a session that nobody releases; real time. */
    HOLD("hold", Unit.TIME, 60_000);

    /** How a limit is written: {@code 10MiB}, {@code 30m}, {@code 15}. */
    enum Unit {
        OCTETS,
        TIME,
        NUMBER
    }

    /** The value of a limit that is none. */
    static final long ENDLESS = Long.MAX_VALUE;

    /** How that is written, where a limit may be so. */
    private static final String NEVER = "never";

    private final String key;
    private final Unit unit;
    private final long least;
    private final long standard;

    Limit(String key, Unit unit, long standard) {
        this(key, unit, 1, standard);
    }

    Limit(String key, Unit unit, long least, long standard) {
        this.key = key;
        this.unit = unit;
        this.least = least;
        this.standard = standard;
    }

    /** The name in profiles, fixtures and options. */
    public String key() {
        return key;
    }

    /** The value when nobody says otherwise: octets, milliseconds or a number. */
    public long standard() {
        return standard;
    }

    /** The least that it can be set to. */
    long least() {
        return least;
    }

    /** The limit of that name. */
    public static Optional<Limit> byKey(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
    }

    /** A value as one writes it. */
    String format(long value) {
        if (value == ENDLESS) {
            return NEVER;
        }
        return unit == Unit.TIME
                ? TimeSpan.format(Duration.ofMillis(value))
                : String.valueOf(value);
    }

    /**
     * The value that a text says.
     *
     * @throws IllegalArgumentException if it says none
     */
    long parse(String text) {
        if (standard == ENDLESS && text.equals(NEVER)) {
            return ENDLESS;
        }
        try {
            return switch (unit) {
                case OCTETS -> OctetCount.parse(text);
                case TIME -> TimeSpan.parse(text).toMillis();
                case NUMBER -> Long.parseLong(text);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "limit %s: \"%s\" is not %s"
                            .formatted(
                                    key,
                                    text,
                                    switch (unit) {
                                        case OCTETS -> "a size such as 512 or 10MiB";
                                        case TIME -> "a time such as 200ms or 30m";
                                        case NUMBER -> "a whole number";
                                    }),
                    e);
        }
    }
}

package dev.postiche.spec;

import java.util.Locale;

/**
 * The mail protocols that are spoken here.
 *
 * <p>Ports, faults and recordings are told apart by it. RFC 9051, RFC 1939.
 */
public enum Protocol {
    /** The Internet Message Access Protocol. RFC 9051, RFC 3501. */
    IMAP,
    /** The Post Office Protocol, version 3. RFC 1939. */
    POP3;

    /** The word for it in JSON and in URIs: {@code imap} or {@code pop3}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.postiche.spec;

import java.util.Locale;
import java.util.Optional;

/**
 * What a mailbox is for, as clients are told in LIST.
 *
 * <p>The attributes registered with IANA. RFC 6154 §2, RFC 8457 §3.
 */
public enum SpecialUse {
    /** All messages, as a view of the other mailboxes. RFC 6154 §2 */
    ALL("\\All"),

    /** What is kept out of the way. RFC 6154 §2 */
    ARCHIVE("\\Archive"),

    /** Messages that are being written. RFC 6154 §2 */
    DRAFTS("\\Drafts"),

    /** All messages with \Flagged, as a view. RFC 6154 §2 */
    FLAGGED("\\Flagged"),

    /** What matters to the user, as a view. RFC 8457 §3 */
    IMPORTANT("\\Important"),

    /** What is not wanted. RFC 6154 §2 */
    JUNK("\\Junk"),

    /** Copies of what was sent. RFC 6154 §2 */
    SENT("\\Sent"),

    /** What is about to be deleted. RFC 6154 §2 */
    TRASH("\\Trash");

    private final String attribute;

    SpecialUse(String attribute) {
        this.attribute = attribute;
    }

    /** The attribute on the wire and in JSON: {@code \Archive}. */
    public String attribute() {
        return attribute;
    }

    /** The use with this attribute, with its backslash; case does not matter. */
    public static Optional<SpecialUse> of(String attribute) {
        var wanted = attribute.toLowerCase(Locale.ROOT);
        for (var use : values()) {
            if (use.attribute.toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return attribute;
    }
}

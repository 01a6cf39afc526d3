package dev.postiche.spec;

import java.util.Locale;
import java.util.Optional;

/**
 * What a mailbox is for, as clients are told in LIST.
 *
 * <p>The attributes registered with IANA. RFC 6154 §2, RFC 8457 §3.
 */
public enum SpecialUse {
    ALL("\\All"),
    ARCHIVE("\\Archive"),
    DRAFTS("\\Drafts"),
    FLAGGED("\\Flagged"),
    IMPORTANT("\\Important"),
    JUNK("\\Junk"),
    SENT("\\Sent"),
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

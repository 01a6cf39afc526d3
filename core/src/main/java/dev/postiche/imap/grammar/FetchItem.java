package dev.postiche.imap.grammar;

import java.util.Optional;

/** One thing that a FETCH asks for. RFC 3501 §6.4.5, §9 (fetch-att). */
public sealed interface FetchItem {

    /** Whether fetching it sets \Seen. RFC 3501 §6.4.5 */
    default boolean setsSeen() {
        return false;
    }

    /** The items that are a name and nothing else. */
    enum Attribute implements FetchItem {
        BODY("BODY"),
        BODYSTRUCTURE("BODYSTRUCTURE"),
        ENVELOPE("ENVELOPE"),
        FLAGS("FLAGS"),
        INTERNALDATE("INTERNALDATE"),
        RFC822("RFC822"),
        RFC822_HEADER("RFC822.HEADER"),
        RFC822_SIZE("RFC822.SIZE"),
        RFC822_TEXT("RFC822.TEXT"),
        UID("UID");

        private final String word;

        Attribute(String word) {
            this.word = word;
        }

        /** Whether IMAP4rev2 has it no more. RFC 9051 Appendix E */
        boolean isOfRev1() {
            return this == RFC822 || this == RFC822_HEADER || this == RFC822_TEXT;
        }

        @Override
        public boolean setsSeen() {
            // RFC822 is BODY[], RFC822.TEXT is BODY[TEXT], but RFC822.HEADER is a BODY.PEEK.
            return this == RFC822 || this == RFC822_TEXT;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * BODY[…] and BODY.PEEK[…].
     *
     * @param partial the octets of the section that are wanted; empty for all
     */
    record Section(BodySection section, boolean peek, Optional<Partial> partial)
            implements FetchItem {

        @Override
        public boolean setsSeen() {
            return !peek;
        }

        @Override
        public String toString() {
            return (peek ? "BODY.PEEK[" : "BODY[")
                    + section
                    + "]"
                    + partial.map(Partial::toString).orElse("");
        }
    }

    /**
     * A substring of a section.
     *
     * @param origin octets before it
     * @param count the most octets that are wanted, at least 1
     */
    record Partial(long origin, long count) {
        @Override
        public String toString() {
            return "<" + origin + "." + count + ">";
        }
    }

    /** An item that an extension brings. */
    non-sealed interface Extended extends FetchItem {}
}

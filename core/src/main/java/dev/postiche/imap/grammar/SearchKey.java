package dev.postiche.imap.grammar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message must be like to be found.
 *
 * <p>Texts are Unicode already: which charset they came in is no longer of interest. RFC 3501
 * §6.4.4, §9 (search-key).
 */
public sealed interface SearchKey {

    /** ALL. */
    record All() implements SearchKey {
        @Override
        public String toString() {
            return "ALL";
        }
    }

    /** The keys about system flags, \Recent included. */
    enum State implements SearchKey {
        ANSWERED,
        DELETED,
        DRAFT,
        FLAGGED,
        NEW,
        OLD,
        RECENT,
        SEEN,
        UNANSWERED,
        UNDELETED,
        UNDRAFT,
        UNFLAGGED,
        UNSEEN;

        /** Whether IMAP4rev2 has it no more. RFC 9051 Appendix E */
        boolean isOfRev1() {
            return this == NEW || this == OLD || this == RECENT;
        }
    }

    /** KEYWORD and UNKEYWORD. */
    record Keyword(String flag, boolean set) implements SearchKey {
        @Override
        public String toString() {
            return (set ? "KEYWORD " : "UNKEYWORD ") + flag;
        }
    }

    /** Where a day lies: before another, on it, or on it and later. */
    enum Relation {
        BEFORE,
        ON,
        SINCE
    }

    /** BEFORE, ON and SINCE: the internal date, disregarding time and timezone. */
    record InternalDate(Relation relation, LocalDate day) implements SearchKey {
        @Override
        public String toString() {
            return relation + " " + ImapDates.printDate(day);
        }
    }

    /** SENTBEFORE, SENTON and SENTSINCE: the Date field, disregarding time and timezone. */
    record SentDate(Relation relation, LocalDate day) implements SearchKey {
        @Override
        public String toString() {
            return "SENT" + relation + " " + ImapDates.printDate(day);
        }
    }

    /**
     * LARGER and SMALLER.
     *
     * @param octets a message of exactly this size is neither
     */
    record Size(boolean larger, long octets) implements SearchKey {
        @Override
        public String toString() {
            return (larger ? "LARGER " : "SMALLER ") + octets;
        }
    }

    /** The fields of the envelope that have a key of their own. */
    enum Field {
        BCC,
        CC,
        FROM,
        SUBJECT,
        TO
    }

    /** BCC, CC, FROM, SUBJECT and TO. */
    record Envelope(Field field, String text) implements SearchKey {
        @Override
        public String toString() {
            return field + " " + Astring.print(text);
        }
    }

    /** HEADER: an empty text asks for no more than that there is such a field. */
    record Header(String name, String text) implements SearchKey {
        @Override
        public String toString() {
            return "HEADER " + Astring.print(name) + " " + Astring.print(text);
        }
    }

    /** BODY, and TEXT, which is the header as well. */
    record Text(boolean headerToo, String text) implements SearchKey {
        @Override
        public String toString() {
            return (headerToo ? "TEXT " : "BODY ") + Astring.print(text);
        }
    }

    /** A set of message sequence numbers. */
    record Numbers(SequenceSet numbers) implements SearchKey {
        @Override
        public String toString() {
            return numbers.toString();
        }
    }

    /** UID. */
    record Uids(SequenceSet uids) implements SearchKey {
        @Override
        public String toString() {
            return "UID " + uids;
        }
    }

    /** NOT. */
    record Not(SearchKey key) implements SearchKey {
        @Override
        public String toString() {
            return "NOT " + key;
        }
    }

    /** OR. */
    record Or(SearchKey either, SearchKey other) implements SearchKey {
        @Override
        public String toString() {
            return "OR " + either + " " + other;
        }
    }

    /** Several keys, all of which must hold; printed in parentheses. */
    record And(List<SearchKey> keys) implements SearchKey {
        public And {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return keys.stream()
                    .map(SearchKey::toString)
                    .collect(Collectors.joining(" ", "(", ")"));
        }
    }

    /** A key that an extension brings. */
    non-sealed interface Extended extends SearchKey {

        /** The keys that it holds. */
        default List<SearchKey> held() {
            return List.of();
        }
    }

    /** The key itself and all keys in it, at any depth. */
    default Stream<SearchKey> within() {
        var held =
                this instanceof Not not
                        ? List.of(not.key())
                        : this instanceof Or or
                                ? List.of(or.either(), or.other())
                                : this instanceof And and
                                        ? and.keys()
                                        : this instanceof Extended extended
                                                ? extended.held()
                                                : List.<SearchKey>of();
        return Stream.concat(Stream.of(this), held.stream().flatMap(SearchKey::within));
    }

    /** The key of that name among {@link State}; empty when there is none. */
    static Optional<State> state(String word) {
        for (var state : State.values()) {
            if (state.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}

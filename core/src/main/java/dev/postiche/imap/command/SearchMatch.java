package dev.postiche.imap.command;

import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.grammar.SearchKey.Relation;
import dev.postiche.message.Address;
import dev.postiche.message.HeaderField;
import dev.postiche.message.Message;
import dev.postiche.spec.Flag;
import dev.postiche.store.UidSet;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Whether a message is what a search key describes. RFC 3501 §6.4.4.
 *
 * @param largestNumber what {@code *} means among sequence numbers
 * @param largestUid what {@code *} means among UIDs
 * @param saved what {@code $} means. RFC 5182 §2.1
 */
public record SearchMatch(long largestNumber, long largestUid, UidSet saved) {

    /** Whether the message is what the key describes. */
    public boolean test(SearchKey key, SearchedMessage message) {
        if (key instanceof SearchKey.State state) {
            return state(state, message);
        } else if (key instanceof SearchKey.Not not) {
            return !test(not.key(), message);
        } else if (key instanceof SearchKey.Or or) {
            return test(or.either(), message) || test(or.other(), message);
        } else if (key instanceof SearchKey.And and) {
            return and.keys().stream().allMatch(each -> test(each, message));
        } else if (key instanceof SearchKey.Numbers numbers) {
            return numbers.numbers().isSaved()
                    ? saved.contains(message.uid())
                    : numbers.numbers().contains(message.number(), largestNumber);
        } else if (key instanceof SearchKey.Uids uids) {
            return uids.uids().isSaved()
                    ? saved.contains(message.uid())
                    : uids.uids().contains(message.uid(), largestUid);
        } else if (key instanceof SearchKey.Keyword keyword) {
            return has(message, Flag.of(keyword.flag())) == keyword.set();
        } else if (key instanceof SearchKey.Size size) {
            long octets = message.row().size();
            return size.larger() ? octets > size.octets() : octets < size.octets();
        } else if (key instanceof SearchKey.InternalDate date) {
            return related(message.row().internalDate(), date.relation(), date.day());
        } else if (key instanceof SearchKey.SentDate date) {
            return message.message()
                    .sentDate()
                    .filter(sent -> related(sent, date.relation(), date.day()))
                    .isPresent();
        } else if (key instanceof ExtendedSearchKey matching) {
            return matching.matches(message, this);
        }
        return text(key, message.message());
    }

    private static boolean state(SearchKey.State state, SearchedMessage message) {
        return switch (state) {
            case ANSWERED -> has(message, Flag.ANSWERED);
            case UNANSWERED -> !has(message, Flag.ANSWERED);
            case DELETED -> has(message, Flag.DELETED);
            case UNDELETED -> !has(message, Flag.DELETED);
            case DRAFT -> has(message, Flag.DRAFT);
            case UNDRAFT -> !has(message, Flag.DRAFT);
            case FLAGGED -> has(message, Flag.FLAGGED);
            case UNFLAGGED -> !has(message, Flag.FLAGGED);
            case SEEN -> has(message, Flag.SEEN);
            case UNSEEN -> !has(message, Flag.SEEN);
            case RECENT -> message.recent();
            case OLD -> !message.recent();
            case NEW -> message.recent() && !has(message, Flag.SEEN);
        };
    }

    private static boolean has(SearchedMessage message, Flag flag) {
        return message.row().flags().contains(flag);
    }

    /** The day as it was written there, disregarding time and timezone. RFC 3501 §6.4.4 */
    private static boolean related(OffsetDateTime time, Relation relation, LocalDate day) {
        var written = time.toLocalDate();
        return switch (relation) {
            case BEFORE -> written.isBefore(day);
            case ON -> written.isEqual(day);
            case SINCE -> !written.isBefore(day);
        };
    }

    private static boolean text(SearchKey key, Message message) {
        if (key instanceof SearchKey.Envelope envelope) {
            return header(message, envelope.field().name(), envelope.text())
                    || address(message, envelope);
        } else if (key instanceof SearchKey.Header header) {
            return header(message, header.name(), header.text());
        } else if (key instanceof SearchKey.Text text) {
            var wanted = new SearchText(text.text());
            return (text.headerToo() && wanted.isInHeader(message.header()))
                    || wanted.isInBody(message.root(), text.headerToo());
        }
        return key instanceof SearchKey.All;
    }

    /**
     * In the addresses as the envelope has them, where comments and quoting keep them apart in the
     * header. RFC 9051 §6.4.4
     */
    private static boolean address(Message message, SearchKey.Envelope key) {
        var wanted = new SearchText(key.text());
        return key.field() != SearchKey.Field.SUBJECT
                && message.header().all(key.field().name()).stream()
                        .flatMap(field -> field.addresses().stream())
                        .map(Address::text)
                        .anyMatch(wanted::isIn);
    }

    private static boolean header(Message message, String name, String text) {
        var wanted = new SearchText(text);
        return message.header().all(name).stream().map(HeaderField::text).anyMatch(wanted::isIn);
    }
}

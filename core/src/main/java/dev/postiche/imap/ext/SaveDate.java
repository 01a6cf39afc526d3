package dev.postiche.imap.ext;

import dev.postiche.imap.command.ExtendedFetchItem;
import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.grammar.ImapDates;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey.Relation;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.session.Extension;
import dev.postiche.store.MessageRow;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** SAVEDATE tells when a message came into the mailbox in which it is now. RFC 8514. */
enum SaveDate implements ExtendedFetchItem {
    SAVEDATE;

    static final Extension EXTENSION =
            Extension.of("SAVEDATE")
                    .words(
                            words ->
                                    words.fetchItem(SAVEDATE.name(), in -> SAVEDATE)
                                            .searchKey(
                                                    "SAVEDBEFORE", in -> Saved.parse(in, "BEFORE"))
                                            .searchKey("SAVEDON", in -> Saved.parse(in, "ON"))
                                            .searchKey("SAVEDSINCE", in -> Saved.parse(in, "SINCE"))
                                            .searchKey(
                                                    "SAVEDATESUPPORTED",
                                                    in -> Supported.SAVEDATESUPPORTED));

    @Override
    public void write(MessageRow row, FetchLine out) {
        out.item(name(), "\"" + ImapDates.printDateTime(savedDate(row)) + "\"");
    }

    /** At Greenwich: a moment that no client gives has no zone of its own. */
    private static OffsetDateTime savedDate(MessageRow row) {
        return row.savedDate().atOffset(ZoneOffset.UTC);
    }

    /** SAVEDBEFORE, SAVEDON and SAVEDSINCE. RFC 8514 §4.3 */
    record Saved(Relation relation, LocalDate day) implements ExtendedSearchKey {

        static Saved parse(ImapParser in, String relation) {
            in.sp();
            return new Saved(Relation.valueOf(relation), in.date());
        }

        @Override
        public boolean matches(SearchedMessage message) {
            var saved = savedDate(message.row()).toLocalDate();
            return switch (relation) {
                case BEFORE -> saved.isBefore(day);
                case ON -> saved.isEqual(day);
                case SINCE -> !saved.isBefore(day);
            };
        }

        @Override
        public String toString() {
            return "SAVED" + relation + " " + ImapDates.printDate(day);
        }
    }

    /** SAVEDATESUPPORTED: every mailbox here supports it. RFC 8514 §4.3 */
    enum Supported implements ExtendedSearchKey {
        SAVEDATESUPPORTED;

        @Override
        public boolean matches(SearchedMessage message) {
            return true;
        }
    }
}

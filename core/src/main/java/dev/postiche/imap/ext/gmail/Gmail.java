package dev.postiche.imap.ext.gmail;

import dev.postiche.imap.command.ExtendedFetchItem;
import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.ExtendedStoreItem;
import dev.postiche.imap.command.SearchMatch;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.ext.thread.ThreadId;
import dev.postiche.imap.grammar.Astring;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.SearchKey;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * X-GM-EXT-1: ids of messages and conversations, labels, and Gmail's own language of queries.
 *
 * <p>There only by profile or by name. developers.google.com/gmail/imap/imap-extensions
 */
public enum Gmail implements ExtendedFetchItem {
    MSGID(Gmail::messageId),
    THRID(Gmail::threadId);

    /** Ids are 64 bits wide; they look like those in Gmail's documentation. */
    private static final long FIRST_ID = 1_278_455_344_230_334_000L;

    private static final String LABELS = "X-GM-LABELS";

    public static final Extension EXTENSION =
            Extension.of("X-GM-EXT-1")
                    .onlyByName()
                    .words(
                            words -> {
                                for (var id : values()) {
                                    words.fetchItem(id.word(), in -> id)
                                            .searchKey(id.word(), in -> WithId.parse(in, id));
                                }
                                words.fetchItem(LABELS, in -> new Labels())
                                        .searchKey(LABELS, WithLabel::parse)
                                        .searchKey("X-GM-RAW", Raw::parse)
                                        .modifier(
                                                ExtendedStoreItem.WORDS,
                                                LABELS,
                                                in -> StoreLabels.parse(in, false))
                                        .modifier(
                                                ExtendedStoreItem.WORDS,
                                                LABELS + ".SILENT",
                                                in -> StoreLabels.parse(in, true));
                            });

    private final Function<MessageRow, Long> id;

    Gmail(Function<MessageRow, Long> id) {
        this.id = id;
    }

    private String word() {
        return "X-GM-" + name();
    }

    private static long messageId(MessageRow row) {
        return FIRST_ID + row.emailNumber();
    }

    /** The conversation of THREADID, as a number. RFC 8474 §5.2 */
    private static long threadId(MessageRow row) {
        var id = ThreadId.of(row).substring(1);
        return id.startsWith("M")
                ? messageId(row)
                : Long.parseUnsignedLong(id, 16) & Long.MAX_VALUE;
    }

    @Override
    public void write(MessageRow row, FetchLine out) {
        out.item(word(), Long.toString(id.apply(row)));
    }

    /** The labels of a message but that of the mailbox that is selected. */
    static final class Labels implements ExtendedFetchItem {

        private Optional<Map<Long, TreeSet<String>>> index = Optional.empty();

        @Override
        public void write(SelectedSession session, MessageRow row, FetchLine out) {
            if (index.isEmpty()) { // once in a command
                index = Optional.of(GmailLabel.index(session, Optional.of(session.mailbox())));
            }
            var labels = index.get().getOrDefault(row.emailNumber(), new TreeSet<>());
            out.item(
                    LABELS,
                    labels.stream().map(Astring::print).collect(Collectors.joining(" ", "(", ")")));
        }

        @Override
        public String toString() {
            return LABELS;
        }
    }

    /** The keys X-GM-MSGID and X-GM-THRID. */
    record WithId(Gmail kind, long id) implements ExtendedSearchKey {

        static WithId parse(ImapParser in, Gmail kind) {
            in.sp();
            return new WithId(kind, in.number64());
        }

        @Override
        public boolean matches(SearchedMessage message) {
            return kind.id.apply(message.row()) == id;
        }

        @Override
        public String toString() {
            return kind.word() + " " + id;
        }
    }

    /** The key X-GM-LABELS. */
    record WithLabel(Optional<GmailLabel> label, Memory memory) implements ExtendedSearchKey {

        static WithLabel parse(ImapParser in) {
            in.sp();
            return new WithLabel(GmailLabel.parse(in), new Memory());
        }

        @Override
        public boolean matches(SearchedMessage message) {
            var labels = memory.labels(message);
            return label.map(
                            wanted ->
                                    wanted.mailbox(message.scope().session())
                                            .flatMap(box -> shown(box, message))
                                            .filter(labels::contains)
                                            .isPresent())
                    .orElse(labels.isEmpty());
        }

        private static Optional<String> shown(Mailbox mailbox, SearchedMessage message) {
            return GmailLabel.shown(mailbox, message.scope().session());
        }

        @Override
        public String toString() {
            return LABELS + " " + label.map(GmailLabel::toString).orElse("NIL");
        }
    }

    /** What a search found out about labels, so that it need not for each message. */
    static final class Memory {

        private Optional<Map<Long, TreeSet<String>>> index = Optional.empty();

        TreeSet<String> labels(SearchedMessage message) {
            if (index.isEmpty()) {
                AuthenticatedSession session = message.scope().session();
                index = Optional.of(GmailLabel.index(session, Optional.empty()));
            }
            return index.get().getOrDefault(message.row().emailNumber(), new TreeSet<>());
        }
    }

    /** The key X-GM-RAW: a query as in the search field of the web site. */
    record Raw(String query, SearchKey key) implements ExtendedSearchKey {

        static Raw parse(ImapParser in) {
            var query = in.searchText();
            return new Raw(query, GmailQuery.parse(query));
        }

        @Override
        public boolean matches(SearchedMessage message) {
            return false;
        }

        @Override
        public boolean matches(SearchedMessage message, SearchMatch match) {
            return match.test(key, message);
        }

        @Override
        public String toString() {
            return "X-GM-RAW " + Astring.print(query);
        }
    }
}

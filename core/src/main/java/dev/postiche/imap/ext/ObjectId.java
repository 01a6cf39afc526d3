package dev.postiche.imap.ext;

import dev.postiche.imap.command.ExtendedFetchItem;
import dev.postiche.imap.command.ExtendedSearchKey;
import dev.postiche.imap.command.SearchedMessage;
import dev.postiche.imap.ext.thread.ThreadId;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import java.util.regex.Pattern;

/** OBJECTID names mailboxes, messages and threads for good. RFC 8474. */
enum ObjectId implements ExtendedFetchItem {
    EMAILID {
        @Override
        String id(MessageRow row, String owner, AuthenticatedSession session) {
            return row.emailId();
        }
    },

    THREADID {
        @Override
        String id(MessageRow row, String owner, AuthenticatedSession session) {
            return ThreadId.of(row, owner, session);
        }
    };

    private static final String MAILBOXID = "MAILBOXID";
    private static final Pattern OBJECT_ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    static final Extension EXTENSION =
            Extension.of("OBJECTID")
                    .words(
                            words -> {
                                for (var item : values()) {
                                    words.fetchItem(item.name(), in -> item)
                                            .searchKey(
                                                    item.name(), in -> Identified.parse(in, item));
                                }
                            })
                    .statusItem(MAILBOXID, mailbox -> "(" + mailbox.id() + ")")
                    .whenSelected(
                            (session, replies) ->
                                    replies.ok(code(session.view().mailbox()), "Mailbox's id"))
                    .whenCreated(ObjectId::code);

    /**
     * The id of a message.
     *
     * @param owner whose mailbox it is in
     */
    abstract String id(MessageRow row, String owner, AuthenticatedSession session);

    private static ResponseCode code(Mailbox mailbox) {
        return new ResponseCode(MAILBOXID + " (" + mailbox.id() + ")");
    }

    @Override
    public void write(SelectedSession session, MessageRow row, FetchLine out) {
        out.item(name(), "(" + id(row, session.now().user(), session) + ")");
    }

    /** The keys EMAILID and THREADID. RFC 8474 §6 */
    record Identified(ObjectId kind, String id) implements ExtendedSearchKey {

        static Identified parse(ImapParser in, ObjectId kind) {
            in.sp();
            var id = in.atom();
            if (!OBJECT_ID.matcher(id).matches()) {
                throw in.bad(kind + " " + id + " is not an objectid"); // RFC 8474 §7
            }
            return new Identified(kind, id);
        }

        @Override
        public boolean matches(SearchedMessage message) {
            var scope = message.scope();
            return kind.id(message.row(), scope.mailbox().user(), scope.session()).equals(id);
        }

        @Override
        public String toString() {
            return kind + " " + id;
        }
    }
}

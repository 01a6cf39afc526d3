package dev.postiche.imap.ext;

import dev.postiche.imap.command.Imap4Rev1;
import dev.postiche.imap.ext.list.ListExtended;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;

/**
 * IMAP4rev2: what many extensions of IMAP4rev1 brought, and less of what nobody needs.
 *
 * <p>Beside IMAP4rev1 it begins with ENABLE; a server that announces it alone speaks it from the
 * start. Its parts are in use with it, whether or not they are announced. RFC 9051 Appendix A,
 * Appendix E.
 */
final class Imap4Rev2 {

    /** What is announced as IMAP4rev2. */
    static final Extension EXTENSION =
            Extension.of("IMAP4rev2")
                    .commands(Imap4Rev1.common())
                    // RFC 9051 Appendix E, 2 and 3
                    .includes(
                            "NAMESPACE",
                            "UNSELECT",
                            "UIDPLUS",
                            "ESEARCH",
                            "SEARCHRES",
                            "ENABLE",
                            "IDLE",
                            "SASL-IR",
                            "CHILDREN",
                            "MOVE",
                            "LITERAL-",
                            "STATUS=SIZE",
                            "LIST-STATUS")
                    .partlyIncludes("LIST-EXTENDED", "BINARY", "LITERAL+")
                    .words(ListExtended::words)
                    .words(Binary::fetchItems)
                    .statusItem("DELETED", mailbox -> Integer.toString(mailbox.deleted()))
                    .enablable()
                    .whenEnabled(Imap4Rev2::enabled);

    private Imap4Rev2() {}

    /** From the next response on. RFC 9051 Appendix E, 12 and 21 */
    private static void enabled(ImapSession session, Replies replies) {
        session.newsForm(session.newsForm().withUids());
        session.selected().ifPresent(selected -> selected.view().hideRecent());
    }
}

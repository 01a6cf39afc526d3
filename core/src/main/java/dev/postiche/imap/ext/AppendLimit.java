package dev.postiche.imap.ext;

import dev.postiche.engine.Limit;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;

/** APPENDLIMIT tells how large a message APPEND takes, the same for all mailboxes. RFC 7889. */
final class AppendLimit {

    static final Extension EXTENSION =
            Extension.of("APPENDLIMIT")
                    .announcedAs(session -> "APPENDLIMIT=" + limit(session))
                    .statusItem("APPENDLIMIT", (session, mailbox) -> limit(session.imap()));

    private AppendLimit() {}

    private static String limit(ImapSession session) {
        return Long.toString(session.session().limits().of(Limit.APPEND));
    }
}

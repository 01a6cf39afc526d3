package dev.postiche.imap.ext.sync;

import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import java.util.List;

/**
 * QRESYNC tells a client that comes back what changed and what vanished while it was away, and
 * brings all of CONDSTORE along. RFC 7162 §3.2.
 */
public final class Qresync {

    public static final String NAME = "QRESYNC";

    public static final Extension EXTENSION =
            Condstore.broughtBy(Extension.of(NAME))
                    .enablable()
                    .whenEnabled(Qresync::enabled)
                    .whenEnabled(Condstore.NAME, Qresync::condstoreEnabled)
                    .words(Qresync::words);

    private Qresync() {}

    private static void words(Vocabulary.Builder words) {
        words.modifier("SELECT", NAME, QresyncParameter::parse);
        words.modifier("EXAMINE", NAME, QresyncParameter::parse);
        words.modifier("FETCH", "VANISHED", Vanished::parse);
    }

    /** RFC 7162 §3.2.3. */
    private static void enabled(ImapSession session, Replies replies) {
        session.enable(List.of(Condstore.NAME), replies);
        session.newsForm(session.newsForm().withVanished());
    }

    /** All FETCH responses tell the UID as well as the mod-sequence. RFC 7162 §3.2.4 */
    private static void condstoreEnabled(ImapSession session, Replies replies) {
        session.newsForm(session.newsForm().withUids());
    }

    /**
     * What uses QRESYNC takes for granted that VANISHED is understood. RFC 7162 §3.2.3
     *
     * @throws BadCommand if it was not switched on
     */
    static void requireEnabled(AuthenticatedSession session) {
        if (!session.imap().isEnabled(NAME)) {
            throw BadCommand.because("ENABLE QRESYNC has to come first");
        }
    }
}

package dev.postiche.imap.session;

import dev.postiche.store.Subscription;
import dev.postiche.wire.Line;
import java.nio.charset.StandardCharsets;

/**
 * IDLE's time: while the client only listens, whatever happens in its mailbox is told at once.
 *
 * <p>A commit that touches the mailbox marks the session; what is told, and that nothing is told
 * twice, is the view's business. RFC 2177 §3.
 */
public final class IdlePush {

    private IdlePush() {}

    /** Waits for the line with which the client ends IDLE. */
    public static Line untilLine(AuthenticatedSession session) {
        var imap = session.imap();
        try (var watching = watch(imap)) {
            imap.idle(true);
            imap.session().pushDue(); // what happened before is news as well
            return imap.exchange().idle(continuation(imap));
        } finally {
            imap.idle(false);
        }
    }

    private static byte[] continuation(ImapSession imap) {
        var text = imap.service().texts().of("+", "IDLE", "idling");
        return ("+ " + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Subscription watch(ImapSession imap) {
        return imap.selected()
                .map(
                        selected ->
                                selected.store()
                                        .watch(
                                                commit -> {
                                                    if (commit.touches(selected.mailbox())) {
                                                        imap.session().pushDue();
                                                    }
                                                }))
                .orElse(() -> {});
    }
}

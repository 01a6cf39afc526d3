package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;

/**
 * LOGINDISABLED says that LOGIN will not be accepted before TLS. Announced only when it is asked
 * for, since most tests want to log in. RFC 3501 §7.2.1.
 */
final class LoginDisabled {

    static final Extension EXTENSION =
            Extension.of("LOGINDISABLED").announcedWhen(LoginDisabled::isInForce).onlyByName();

    private LoginDisabled() {}

    /** Whether passwords may not be sent on this connection as it is now. */
    static boolean isInForce(ImapSession session) {
        return session.service().capabilities().has("LOGINDISABLED")
                && !session.isAuthenticated()
                && session.session().tls().isEmpty();
    }
}

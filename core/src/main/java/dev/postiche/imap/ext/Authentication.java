package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.NotAuthenticatedSession;
import dev.postiche.sasl.SaslMechanism;
import dev.postiche.sasl.SaslMechanisms;
import java.util.List;

/**
 * The SASL mechanisms as capabilities, so that each can be hidden like any other.
 *
 * <p>Announced as long as nobody has logged in, and only where they can be used. RFC 3501 §6.1.1.
 */
final class Authentication {

    static final List<Extension> EXTENSIONS =
            SaslMechanisms.all().stream().map(Authentication::extension).toList();

    private Authentication() {}

    private static Extension extension(SaslMechanism mechanism) {
        return Extension.of("AUTH=" + mechanism.name())
                .announcedWhen(session -> isOffered(mechanism, session));
    }

    private static boolean isOffered(SaslMechanism mechanism, ImapSession session) {
        return session.state() instanceof NotAuthenticatedSession here
                && mechanism.offered(here.saslContext())
                && !(mechanism.plaintext() && LoginDisabled.isInForce(session));
    }
}

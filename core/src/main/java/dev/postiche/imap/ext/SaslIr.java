package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;

/**
 * SASL-IR lets AUTHENTICATE carry the first response; AUTHENTICATE itself asks for it. RFC 4959.
 */
final class SaslIr {

    static final Extension EXTENSION =
            Extension.of("SASL-IR").announcedWhen(session -> !session.isAuthenticated());

    private SaslIr() {}
}

package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;

/**
 * LITERAL- lets a client send a small literal without waiting for leave. A server announces it or
 * LITERAL+, never both. RFC 7888 §5.
 */
final class LiteralMinus {

    private static final long LARGEST = 4096;

    static final Extension EXTENSION =
            Extension.of("LITERAL-").nonSynchronizingLiterals(LARGEST).onlyByName();

    private LiteralMinus() {}
}

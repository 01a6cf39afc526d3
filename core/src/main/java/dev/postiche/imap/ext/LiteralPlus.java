package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;

/** LITERAL+ lets a client send a literal without waiting for leave. RFC 7888. */
final class LiteralPlus {

    static final Extension EXTENSION =
            Extension.of("LITERAL+").nonSynchronizingLiterals(Long.MAX_VALUE);

    private LiteralPlus() {}
}

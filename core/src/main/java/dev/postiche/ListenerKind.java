package dev.postiche;

import dev.postiche.spec.Protocol;

/** What a port speaks, in the order of the READY line. */
enum ListenerKind {
    IMAP(Protocol.IMAP, false),
    IMAPS(Protocol.IMAP, true),
    POP3(Protocol.POP3, false),
    POP3S(Protocol.POP3, true);

    final Protocol protocol;

    /** Whether TLS begins before the greeting. RFC 8314 §3 */
    final boolean tls;

    ListenerKind(Protocol protocol, boolean tls) {
        this.protocol = protocol;
        this.tls = tls;
    }
}

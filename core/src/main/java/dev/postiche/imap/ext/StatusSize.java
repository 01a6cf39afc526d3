package dev.postiche.imap.ext;

import dev.postiche.imap.session.Extension;

/** STATUS=SIZE tells the octets of a whole mailbox. RFC 8438. */
final class StatusSize {

    static final Extension EXTENSION =
            Extension.of("STATUS=SIZE")
                    .statusItem("SIZE", mailbox -> Long.toString(mailbox.octets()));

    private StatusSize() {}
}

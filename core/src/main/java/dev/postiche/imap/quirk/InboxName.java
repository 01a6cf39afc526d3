package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;

/**
 * How INBOX is written where the server names it; clients may write it in any case. RFC 3501 §5.1.
 *
 * <p>Clients that look for INBOX in a list letter by letter do not find their inbox at Yahoo.
 */
public final class InboxName {

    public static final Quirk QUIRK =
            Quirk.oneOf("inboxName", "how the server writes INBOX", "INBOX", "Inbox");

    private InboxName() {}
}

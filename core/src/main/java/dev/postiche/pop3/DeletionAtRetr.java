package dev.postiche.pop3;

import dev.postiche.spec.Quirk;

/**
 * RETR removes what it sends. RFC 1939 §8 warns of it: who loses the connection in the middle of a
 * message has lost the message.
 */
final class DeletionAtRetr {

    static final Quirk QUIRK =
            Quirk.of(
                    "pop3DeleteAtRetr",
                    "RETR removes the message there and then, even if it never arrives");

    private DeletionAtRetr() {}
}

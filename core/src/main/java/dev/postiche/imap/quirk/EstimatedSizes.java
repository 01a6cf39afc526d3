package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;

/**
 * RFC822.SIZE is a guess, as it is where a server makes a message's octets anew when they are read.
 *
 * <p>Clients that read a message by pieces up to that size lose its end, or ask for what is not
 * there. RFC 3501 §7.4.2 knows only the exact size.
 */
public final class EstimatedSizes {

    public static final Quirk QUIRK =
            Quirk.number(
                    "estimatedSizes",
                    "RFC822.SIZE is by so many percent greater than what FETCH sends");

    private EstimatedSizes() {}

    /** The size that is told of a message. */
    public static long told(long size, ServerProfile profile) {
        return size + size * QUIRK.numberIn(profile) / 100;
    }
}

package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;

/**
 * FETCH leaves out RFC822, the older name of BODY[]; RFC 3501 §6.4.5 has both.
 *
 * <p>Clients that ask for RFC822, as many examples do, get no message from iCloud and no error.
 */
public final class NoRfc822 {

    public static final Quirk QUIRK = Quirk.of("noRfc822", "FETCH leaves out RFC822");

    private NoRfc822() {}
}

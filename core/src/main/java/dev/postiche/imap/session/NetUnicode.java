package dev.postiche.imap.session;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Whether a text is Net-Unicode, as the names of mailboxes in UTF-8 have to be.
 *
 * <p>What is not is refused and not converted, so that a mailbox has the one name that its client
 * gave to it. RFC 5198 §2, RFC 6855 §3, RFC 9051 §5.1.
 */
final class NetUnicode {

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private NetUnicode() {}

    static boolean isName(String text) {
        return Normalizer.isNormalized(text, Form.NFC)
                && text.codePoints()
                        .noneMatch(
                                c ->
                                        Character.isISOControl(c)
                                                || c == LINE_SEPARATOR
                                                || c == PARAGRAPH_SEPARATOR);
    }
}

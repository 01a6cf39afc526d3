package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;
import java.util.List;

/** Every quirk of the IMAP side; a new one is a file and a line here. */
public final class ImapQuirks {

    private static final List<Quirk> ALL =
            List.of(EstimatedSizes.QUIRK, NoRefusalCodes.QUIRK, ToldCapabilities.QUIRK);

    private ImapQuirks() {}

    public static List<Quirk> all() {
        return ALL;
    }
}

package dev.postiche.pop3;

import dev.postiche.spec.Quirk;
import java.util.List;

/** Every quirk of the POP3 side; a new one is a file and a line here. */
public final class Pop3Quirks {

    private static final List<Quirk> ALL =
            List.of(UniqueIds.QUIRK, DeletionAtRetr.QUIRK, RecentMode.QUIRK);

    private Pop3Quirks() {}

    public static List<Quirk> all() {
        return ALL;
    }
}

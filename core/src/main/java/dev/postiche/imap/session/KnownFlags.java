package dev.postiche.imap.session;

import dev.postiche.spec.Flag;
import java.util.List;
import java.util.stream.Stream;

/** The flags that a mailbox knows, as FLAGS and PERMANENTFLAGS list them. RFC 3501 §7.2.6. */
public final class KnownFlags {

    private static final List<Flag> SYSTEM =
            List.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

    private KnownFlags() {}

    /** The system flags but for \Recent, and these keywords. */
    public static List<String> with(List<Flag> keywords) {
        return Stream.concat(SYSTEM.stream(), keywords.stream()).map(Flag::name).toList();
    }
}

package dev.postiche.imap.command;

import dev.postiche.spec.Flag;
import dev.postiche.store.Flags;
import java.util.List;

/** The flags that a client names, as the store keeps them. RFC 3501 §2.3.2. */
final class FlagNames {

    private FlagNames() {}

    /** The flags of these names. */
    static Flags flags(List<String> names) {
        return Flags.of(names.stream().map(Flag::of).toList());
    }
}

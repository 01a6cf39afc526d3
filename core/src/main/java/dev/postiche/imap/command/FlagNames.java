package dev.postiche.imap.command;

import dev.postiche.spec.Flag;
import dev.postiche.store.Flags;
import java.util.List;

/** The flags that a client names, as far as a message can have them. RFC 3501 §2.3.2. */
final class FlagNames {

    private FlagNames() {}

    /**
     * The flags of these names. A system flag that nobody defined is none of PERMANENTFLAGS, and a
     * change of it is ignored. RFC 3501 §7.1 (PERMANENTFLAGS)
     */
    static Flags known(List<String> names) {
        return Flags.of(
                names.stream()
                        .map(Flag::of)
                        .filter(flag -> flag.isKeyword() || flag.isSystem())
                        .toList());
    }
}

package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.reply.Reply;
import dev.postiche.imap.reply.WireText;
import dev.postiche.spec.Octets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * METADATA: annotations with their values. RFC 5464 §4.4.1.
 *
 * @param name of the mailbox, one char for each octet; empty for the server
 */
public record MetadataReply(String name, Map<String, Optional<Octets>> values) implements Reply {

    @Override
    public void writeTo(WireText out) {
        out.ascii("METADATA ").astring(name);
        var before = " (";
        for (var entry : values.entrySet()) {
            out.ascii(before).astring(entry.getKey()).sp();
            entry.getValue()
                    .ifPresentOrElse(
                            value -> out.value(value.toByteArray()), () -> out.ascii("NIL"));
            before = " ";
        }
        out.ascii(")");
    }

    /** The names alone of annotations that others changed. RFC 5464 §4.4.2 */
    public static Reply changed(String name, Collection<String> entries) {
        return out -> {
            out.ascii("METADATA ").astring(name);
            entries.forEach(entry -> out.sp().astring(entry));
        };
    }
}

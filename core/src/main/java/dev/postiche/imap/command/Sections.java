package dev.postiche.imap.command;

import dev.postiche.imap.grammar.BodySection;
import dev.postiche.message.Message;
import dev.postiche.message.MessageSection;
import dev.postiche.message.MessageSection.Text;
import dev.postiche.message.Slice;
import java.util.List;
import java.util.Optional;

/** Finds the octets of a section in a message. RFC 3501 §6.4.5. */
public final class Sections {

    private Sections() {}

    /** The octets; empty if the message has no such section. */
    public static Optional<Slice> of(BodySection section, Message message) {
        return new MessageSection(section.part(), text(section), names(section)).in(message);
    }

    private static Text text(BodySection section) {
        var text = section.text();
        if (text instanceof BodySection.HeaderFields fields) {
            return fields.not() ? Text.HEADER_FIELDS_NOT : Text.HEADER_FIELDS;
        } else if (text instanceof BodySection.Header) {
            return Text.HEADER;
        } else if (text instanceof BodySection.BodyText) {
            return Text.TEXT;
        }
        return text instanceof BodySection.Mime ? Text.MIME : Text.CONTENT;
    }

    private static List<String> names(BodySection section) {
        return section.text() instanceof BodySection.HeaderFields fields
                ? fields.names()
                : List.of();
    }
}

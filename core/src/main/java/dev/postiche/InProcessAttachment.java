package dev.postiche;

import dev.postiche.message.MimePart;

/** An attachment of a message that this process holds; as immutable as the message. */
record InProcessAttachment(InProcessPart part) implements MailAttachment {

    static String nameOf(MimePart part) {
        // The name parameter is what older programs write. RFC 2183 §2.3, RFC 2046 §4.5.1
        return part.disposition()
                .flatMap(disposition -> disposition.parameters().get("filename"))
                .or(() -> part.parameters().get("name"))
                .orElse("");
    }

    @Override
    public String name() {
        return nameOf(part.part());
    }

    @Override
    public String number() {
        return part.number();
    }

    @Override
    public String type() {
        return part.type();
    }

    @Override
    public byte[] content() {
        return part.content();
    }

    @Override
    public String toString() {
        return name() + " (" + type() + ")";
    }
}

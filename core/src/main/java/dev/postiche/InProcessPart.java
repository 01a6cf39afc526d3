package dev.postiche;

import dev.postiche.message.MessageContent;
import dev.postiche.message.MimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A part of a message that this process holds, and its number; as immutable as the message. */
record InProcessPart(String number, MimePart part) implements MailPart {

    /** The parts of a message with their numbers, those that hold others included. */
    static List<InProcessPart> all(MimePart root) {
        var all = new ArrayList<InProcessPart>();
        collect("", root, all);
        return all;
    }

    /** A message that is no multipart has one part, number 1. RFC 9051 §6.4.5 */
    private static void collect(String number, MimePart part, List<InProcessPart> all) {
        var prefix = number.isEmpty() ? "" : number + ".";
        if (!part.isMultipart()) {
            all.add(new InProcessPart(number.isEmpty() ? "1" : number, part));
        } else if (!number.isEmpty()) {
            all.add(new InProcessPart(number, part));
        }
        for (int i = 0; i < part.children().size(); i++) {
            collect(prefix + (i + 1), part.children().get(i), all);
        }
    }

    static Stream<InProcessPart> leaves(MimePart root) {
        return all(root).stream().filter(each -> !each.part().isMultipart());
    }

    /** What says so itself, and what has a file name: many programs send it as inline. */
    boolean isAttachment() {
        return part.disposition().filter(it -> it.type().equals("attachment")).isPresent()
                || !InProcessAttachment.nameOf(part).isEmpty();
    }

    @Override
    public String type() {
        return part.mediaType();
    }

    @Override
    public byte[] content() {
        return part.decoded().map(MessageContent::toByteArray).orElseGet(part.body()::toByteArray);
    }

    @Override
    public String toString() {
        return number + " (" + type() + ")";
    }
}

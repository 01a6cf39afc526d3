package dev.postiche.imap.reply;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What is said of mailboxes and of the selected one's messages. RFC 3501 §7.2, §7.3, §7.4.1. */
public sealed interface MailboxReply extends Reply {

    /** FLAGS: those that the mailbox knows. */
    record Flags(List<String> flags) implements MailboxReply {
        @Override
        public void writeTo(WireText out) {
            out.ascii(flags.stream().collect(Collectors.joining(" ", "FLAGS (", ")")));
        }
    }

    /**
     * LIST and LSUB.
     *
     * @param word which of the two
     * @param attributes with their backslashes
     * @param name in the wire's encoding, one char for each octet
     * @param extended tags with their values, for those who asked for them. RFC 5258 §3
     */
    record Listed(
            String word, List<String> attributes, char delimiter, String name, List<Reply> extended)
            implements MailboxReply {

        public Listed(String word, List<String> attributes, char delimiter, String name) {
            this(word, attributes, delimiter, name, List.of());
        }

        @Override
        public void writeTo(WireText out) {
            out.ascii(word)
                    .ascii(attributes.stream().collect(Collectors.joining(" ", " (", ") ")))
                    .string(String.valueOf(delimiter));
            out.sp().astring(name);
            var before = " (";
            for (var item : extended) {
                item.writeTo(out.ascii(before));
                before = " ";
            }
            out.ascii(extended.isEmpty() ? "" : ")");
        }
    }

    /**
     * STATUS.
     *
     * @param name in the wire's encoding, one char for each octet
     * @param items names and values in the order in which they were asked for
     */
    record Status(String name, List<Item> items) implements MailboxReply {

        /** One item with its value. */
        public record Item(String name, String value) {}

        @Override
        public void writeTo(WireText out) {
            out.ascii("STATUS ").astring(name);
            out.ascii(
                    items.stream()
                            .map(item -> item.name() + " " + item.value())
                            .collect(Collectors.joining(" ", " (", ")")));
        }
    }

    /** SEARCH with sequence numbers or unique identifiers. */
    record Search(long[] numbers) implements MailboxReply {
        @Override
        public void writeTo(WireText out) {
            out.ascii("SEARCH");
            LongStream.of(numbers).forEach(number -> out.sp().number(number));
        }
    }

    /** EXISTS. */
    record Exists(long messages) implements MailboxReply {
        @Override
        public void writeTo(WireText out) {
            out.number(messages).ascii(" EXISTS");
        }
    }

    /** RECENT. */
    record Recent(long messages) implements MailboxReply {
        @Override
        public void writeTo(WireText out) {
            out.number(messages).ascii(" RECENT");
        }
    }

    /** EXPUNGE. */
    record Expunge(long number) implements MailboxReply {
        @Override
        public void writeTo(WireText out) {
            out.number(number).ascii(" EXPUNGE");
        }
    }
}

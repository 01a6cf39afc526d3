package dev.postiche.imap.ext;

import dev.postiche.imap.command.ExtendedFetchItem;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.FetchLine;
import dev.postiche.imap.reply.WireText;
import dev.postiche.imap.session.Extension;
import dev.postiche.store.MessageRow;
import java.util.List;

/**
 * PREVIEW sends the beginning of a message as text for a list of messages. RFC 8970.
 *
 * <p>LAZY changes nothing here: there is no delay to be spared.
 */
record Preview() implements ExtendedFetchItem {

    static final Extension EXTENSION =
            Extension.of("PREVIEW").words(words -> words.fetchItem("PREVIEW", Preview::parse));

    private static final List<String> MODIFIERS = List.of("LAZY");

    private static Preview parse(ImapParser in) {
        in.optionalItemModifiers("PREVIEW", MODIFIERS);
        return new Preview();
    }

    @Override
    public void write(MessageRow row, FetchLine out) {
        var text =
                row.message()
                        .rendered(
                                Preview.class,
                                message ->
                                        new WireText()
                                                .utf8String(PreviewText.of(message.root()))
                                                .toByteArray());
        out.item("PREVIEW", text);
    }
}

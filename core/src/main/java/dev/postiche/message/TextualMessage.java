package dev.postiche.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as it can be sent everywhere: its parts with NUL are in base64.
 *
 * <p>A literal may not hold NUL, so what BODY and BODYSTRUCTURE tell of such a part is its encoded
 * form; all other octets stay as they came, for the sake of signatures. RFC 3516 §4.4, §6.
 */
public final class TextualMessage {

    private static final String ENCODING = "Content-Transfer-Encoding";
    private static final MessageContent BASE64 = MessageContent.ofLatin1(ENCODING + ": base64\r\n");

    private final MessageContent content;
    private final List<MessageContent> pieces = new ArrayList<>();
    private long done;

    private TextualMessage(MessageContent content) {
        this.content = content;
    }

    /** The message without NUL; empty if NUL stands where no transfer encoding could hide it. */
    public static Optional<MessageContent> of(MessageContent content) {
        if (!content.holdsNul()) {
            return Optional.of(content);
        }
        var textual = new TextualMessage(content);
        textual.add(Message.of(content).root());
        textual.copyUpTo(content.size());
        return Optional.of(MessageContent.joined(textual.pieces)).filter(all -> !all.holdsNul());
    }

    private void add(MimePart part) {
        part.children().forEach(this::add);
        part.nested().ifPresent(this::add);
        if (part.isLeaf() && isIdentity(part.encoding()) && part.body().asContent().holdsNul()) {
            encode(part);
        }
    }

    private static boolean isIdentity(String encoding) {
        return List.of("7bit", "8bit", "binary").contains(encoding);
    }

    private void encode(MimePart part) {
        var field = part.header().first(ENCODING).map(HeaderField::octets);
        var start = part.header().octets().offset();
        copyUpTo(field.map(Slice::offset).orElse(start));
        pieces.add(BASE64);
        done = field.map(Slice::end).orElse(start);
        copyUpTo(part.body().offset());
        pieces.add(new Base64Content(part.body().asContent()));
        done = part.body().end();
    }

    private void copyUpTo(long end) {
        pieces.add(content.slice(done, end - done));
        done = end;
    }
}

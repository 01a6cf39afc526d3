package dev.postiche.imap.reply;

import dev.postiche.engine.ReplyOutput;
import dev.postiche.message.Message;
import dev.postiche.message.Slice;

/**
 * An untagged reply with octets of messages in it, while it is written: as they come they go out.
 *
 * <p>RFC 4467 §9 (urlfetch-data), RFC 5524 §5.
 */
public final class ContentLine {

    private final ReplyOutput out;
    private final WireForm form;

    ContentLine(ReplyOutput out, String word, WireForm form) {
        this.out = out;
        this.form = form;
        out.ascii("* ").ascii(word);
    }

    /** US-ASCII as it is. */
    public ContentLine ascii(String text) {
        out.ascii(text);
        return this;
    }

    /** A space, and what is written there. */
    public ContentLine sp(Reply text) {
        var value = new WireText(form).sp();
        text.writeTo(value);
        out.octets(value.toByteArray());
        return this;
    }

    /** The structure of a message, with extension data. */
    public ContentLine structure(Message message) {
        out.octets(BodyStructureText.bodyStructure(message, form));
        return this;
    }

    /** A literal. */
    public ContentLine literal(Slice content) {
        out.literal(content);
        return this;
    }

    /** A literal that may hold NUL. RFC 3516 §4.2 */
    public ContentLine literal8(Slice content) {
        out.literal8(content);
        return this;
    }

    /** The end of the reply. */
    public void end() {
        out.crlf();
    }
}

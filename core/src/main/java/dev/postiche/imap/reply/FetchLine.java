package dev.postiche.imap.reply;

import dev.postiche.engine.ReplyOutput;
import dev.postiche.message.Slice;

/**
 * One FETCH reply while it is written.
 *
 * <p>Each item goes out as it comes: a message is never held in memory because somebody reads it.
 * RFC 3501 §7.4.2.
 */
public final class FetchLine {

    private final ReplyOutput out;
    private final WireForm form;
    private String before = "";

    FetchLine(ReplyOutput out, long number, String word, WireForm form) {
        this.out = out;
        this.form = form;
        out.ascii("* ").number(number).ascii(" ").ascii(word).ascii(" (");
    }

    /** In which form the client reads strings. */
    public WireForm form() {
        return form;
    }

    /** An item whose value is US-ASCII. */
    public FetchLine item(String name, String value) {
        name(name).ascii(value);
        return this;
    }

    /** MODSEQ, whose value is in parentheses. RFC 7162 §3.1.4.2 */
    public FetchLine modSeq(long modSeq) {
        return item("MODSEQ", "(" + modSeq + ")");
    }

    /** An item whose value was rendered before. */
    public FetchLine item(String name, byte[] value) {
        name(name).octets(value);
        return this;
    }

    /** An item whose value is octets of a message. */
    public FetchLine item(String name, Slice value) {
        name(name).literal(value);
        return this;
    }

    /** As {@link #item(String, Slice)}, of octets that may hold NUL. RFC 3516 §4.3 */
    public FetchLine item8(String name, Slice value) {
        name(name).literal8(value);
        return this;
    }

    private ReplyOutput name(String name) {
        out.ascii(before).ascii(name).ascii(" ");
        before = " ";
        return out;
    }

    /** The end of the reply. */
    public void end() {
        out.ascii(")\r\n");
    }
}

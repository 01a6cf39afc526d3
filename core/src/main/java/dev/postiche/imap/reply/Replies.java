package dev.postiche.imap.reply;

import dev.postiche.engine.ReplyOutput;
import java.util.Optional;

/**
 * Where a command says what it found, and how its tagged reply shall read.
 *
 * <p>The tagged reply itself is written by the loop, behind what else the client has to be told.
 * RFC 3501 §2.2.2.
 */
public final class Replies {

    private final ReplyOutput out;
    private final boolean withUids;
    private Optional<ResponseCode> code = Optional.empty();
    private Optional<String> text = Optional.empty();

    /**
     * Replies that go to {@code out} at once.
     *
     * @param withUids whether each FETCH has to hold the UID. RFC 3501 §6.4.8
     */
    public Replies(ReplyOutput out, boolean withUids) {
        this.out = out;
        this.withUids = withUids;
    }

    /** Whether each FETCH has to hold the UID. */
    public boolean withUids() {
        return withUids;
    }

    /** An untagged reply. */
    public void untagged(Reply reply) {
        var line = new WireText().ascii("* ");
        reply.writeTo(line);
        out.octets(line.ascii("\r\n").toByteArray());
    }

    /** An untagged OK with a response code. */
    public void ok(ResponseCode okCode, String okText) {
        untagged(new StatusReply("OK", Optional.of(okCode), okText));
    }

    /** A FETCH reply, which the caller has to end; where it has to hold the UID, it does. */
    public FetchLine fetch(long number, long uid) {
        var line = new FetchLine(out, number);
        return withUids ? line.item("UID", Long.toString(uid)) : line;
    }

    /** The response code of the tagged OK. */
    public void completed(ResponseCode okCode) {
        code = Optional.of(okCode);
    }

    /** The response code and text of the tagged OK. */
    public void completed(ResponseCode okCode, String okText) {
        code = Optional.of(okCode);
        text = Optional.of(okText);
    }

    /** The text of the tagged OK. */
    public void completed(String okText) {
        text = Optional.of(okText);
    }

    /**
     * The tagged reply of a command that ran to its end.
     *
     * @param name of the command
     */
    public StatusReply completion(String name) {
        return new StatusReply("OK", code, text.orElse(name + " completed"));
    }
}

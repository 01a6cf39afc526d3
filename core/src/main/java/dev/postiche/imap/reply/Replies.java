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
    private final WireForm form;
    private boolean uidOnly;
    private Optional<ResponseCode> code = Optional.empty();
    private Optional<String> text = Optional.empty();

    /**
     * Replies that go to {@code out} at once.
     *
     * @param withUids whether each FETCH has to hold the UID. RFC 3501 §6.4.8
     */
    public Replies(ReplyOutput out, boolean withUids) {
        this(out, withUids, false, WireForm.PLAIN);
    }

    /**
     * The same.
     *
     * @param uidOnly whether the UID takes the place of the message's number. RFC 9586 §3
     * @param form in which strings are sent
     */
    public Replies(ReplyOutput out, boolean withUids, boolean uidOnly, WireForm form) {
        this.out = out;
        this.withUids = withUids;
        this.uidOnly = uidOnly;
        this.form = form;
    }

    /** Whether each FETCH has to hold the UID. */
    public boolean withUids() {
        return withUids;
    }

    /** An untagged reply. */
    public void untagged(Reply reply) {
        var line = new WireText(form).ascii("* ");
        reply.writeTo(line);
        out.octets(line.ascii("\r\n").toByteArray());
    }

    /** An untagged reply that holds octets of messages; the caller has to end it. */
    public ContentLine line(String word) {
        return new ContentLine(out, word, form);
    }

    /** An untagged OK with a response code. */
    public void ok(ResponseCode okCode, String okText) {
        untagged(new StatusReply("OK", Optional.of(okCode), okText));
    }

    /** Whether each FETCH holds the UID, whether or not it was asked for. */
    public boolean addsUid() {
        return addsUid(false);
    }

    /** Whether a FETCH made by {@link #fetch(long, long, boolean)} holds the UID. */
    public boolean addsUid(boolean uidToo) {
        return (withUids || uidToo) && !uidOnly;
    }

    /** From now on the UID takes the place of the message's number. RFC 9586 §3 */
    public void useUidsOnly() {
        uidOnly = true;
    }

    /** A FETCH reply, which the caller has to end; where it has to hold the UID, it does. */
    public FetchLine fetch(long number, long uid) {
        return fetch(number, uid, false);
    }

    /**
     * As {@link #fetch(long, long)}, with the UID in any case but where it stands in place of the
     * number.
     *
     * @param uidToo whether the client has to be told the UID. RFC 7162 §3.2.4
     */
    public FetchLine fetch(long number, long uid, boolean uidToo) {
        if (uidOnly) {
            return new FetchLine(out, uid, "UIDFETCH", form);
        }
        var line = new FetchLine(out, number, "FETCH", form);
        return withUids || uidToo ? line.item("UID", Long.toString(uid)) : line;
    }

    /** The response code of the tagged OK. */
    public void completed(ResponseCode okCode) {
        code = Optional.of(okCode);
    }

    /** Tells the capabilities unasked, where the tagged OK can hold them. RFC 9051 §6.2.3 */
    public void completed(CapabilityReply capabilities) {
        code = capabilities.code();
    }

    /** The response code and text of the tagged OK. */
    public void completed(ResponseCode okCode, String okText) {
        code = Optional.of(okCode);
        text = Optional.of(okText);
    }

    /** A response code for the tagged OK; in an untagged OK before it if that has one already. */
    public void completedOrUntagged(ResponseCode okCode, String okText) {
        if (code.isPresent()) {
            ok(okCode, okText);
        } else {
            completed(okCode);
        }
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

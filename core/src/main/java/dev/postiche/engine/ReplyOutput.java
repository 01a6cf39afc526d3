package dev.postiche.engine;

import dev.postiche.message.Slice;
import java.nio.charset.StandardCharsets;

/**
 * Where a protocol writes its reply. The octets go straight to the socket's buffer, unless a fault
 * has to hold them; nothing is sent until the client's input is drained or the buffer is full.
 *
 * <p>A protocol has three duties here, by which faults find their places: message content goes
 * through {@link #literal} or between {@link #startMultiline} and {@link #finalDot}; {@link
 * #beforeTagged} stands before the completion line; {@link #status} names the outcome.
 */
public final class ReplyOutput {
    private final ReplySink sink;
    private String status = "";
    private byte[] scratch = new byte[256];
    private boolean started;

    ReplyOutput(ReplySink sink) {
        this.sink = sink;
    }

    /** Text of US-ASCII or, an octet a character, of ISO 8859-1. */
    public ReplyOutput ascii(String text) {
        int length = text.length();
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, 2 * scratch.length)];
        }
        for (int i = 0; i < length; i++) {
            scratch[i] = (byte) text.charAt(i);
        }
        return octets(scratch, 0, length);
    }

    public ReplyOutput utf8(String text) {
        return octets(text.getBytes(StandardCharsets.UTF_8));
    }

    public ReplyOutput octets(byte[] octets) {
        return octets(octets, 0, octets.length);
    }

    /** The octets are copied or sent before this returns. */
    public ReplyOutput octets(byte[] octets, int offset, int length) {
        started = true;
        sink.octets(octets, offset, length);
        return this;
    }

    public ReplyOutput number(long number) {
        return ascii(Long.toString(number));
    }

    public ReplyOutput crlf() {
        return ascii("\r\n");
    }

    /** A literal with its announcement: {@code {310}}, CRLF, content. RFC 9051 §4.3. */
    public ReplyOutput literal(Slice content) {
        return literal("{", content);
    }

    /** A literal that may hold NUL: {@code ~{310}}, CRLF, content. RFC 3516 §4.2. */
    public ReplyOutput literal8(Slice content) {
        return literal("~{", content);
    }

    private ReplyOutput literal(String before, Slice content) {
        started = true;
        sink.announced(content.length(), content.length(), before, "}\r\n");
        sink.contentBegins(true);
        sink.slice(content);
        sink.contentEnds();
        return this;
    }

    /** The size that the reply states of its multi-line content: {@code +OK 120 octets}. */
    public ReplyOutput announcedSize(long size) {
        started = true;
        sink.announced(size, size, "", "");
        return this;
    }

    /** The lines of a multi-line reply follow. RFC 1939 §3. */
    public ReplyOutput startMultiline() {
        started = true;
        sink.contentBegins(false);
        return this;
    }

    /**
     * A message as lines of a multi-line reply: a line that begins with a dot gets a second one,
     * and a last line without CRLF gets it.
     */
    public ReplyOutput stuffed(Slice content) {
        started = true;
        DotStuffing.write(content, sink);
        return this;
    }

    /** Ends a multi-line reply; this is also the mark of {@link #beforeTagged}. */
    public ReplyOutput finalDot() {
        sink.contentEnds();
        return beforeTagged().ascii(".\r\n");
    }

    /** Mark: the completion line comes next. */
    public ReplyOutput beforeTagged() {
        sink.beforeTagged();
        return this;
    }

    /** Notes the outcome for the recording: {@code OK}, {@code NO}, {@code BAD}, {@code -ERR}. */
    public ReplyOutput status(String outcome) {
        status = outcome;
        return this;
    }

    /** The outcome noted last, empty when there is none yet. */
    public String status() {
        return status;
    }

    /** Whether anything was written. */
    public boolean isStarted() {
        return started;
    }
}

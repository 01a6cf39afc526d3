package dev.postiche.engine;

import dev.postiche.message.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where a protocol writes its reply. Lines go to the socket's buffer, unless a fault has to hold
 * them; nothing is sent until the client's input is drained or the buffer is full.
 *
 * <p>A line is written in many small pieces; it goes on as one, so that faults and the recording
 * are asked once a line and not once a piece.
 *
 * <p>A protocol has three duties here, by which faults find their places: message content goes
 * through {@link #literal} or between {@link #startMultiline} and {@link #finalDot}; {@link
 * #beforeTagged} stands before the completion line; {@link #status} names the outcome.
 */
public final class ReplyOutput {
    /** A piece of more octets goes on by itself and is not copied for its line's sake. */
    private static final int LARGE = 1024;

    private final ReplySink sink;
    private String status = "";
    private byte[] line = new byte[128];
    private int gathered;

    ReplyOutput(ReplySink sink) {
        this.sink = sink;
    }

    /** Text of US-ASCII or, an octet a character, of ISO 8859-1. */
    public ReplyOutput ascii(String text) {
        int length = text.length();
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            line[gathered + i] = (byte) text.charAt(i);
        }
        return gathered(length);
    }

    public ReplyOutput utf8(String text) {
        return octets(text.getBytes(StandardCharsets.UTF_8));
    }

    public ReplyOutput octets(byte[] octets) {
        return octets(octets, 0, octets.length);
    }

    /** The octets are copied or sent before this returns. */
    public ReplyOutput octets(byte[] octets, int offset, int length) {
        if (length > LARGE) {
            passOn();
            sink.octets(octets, offset, length);
            return this;
        }
        makeRoom(length);
        System.arraycopy(octets, offset, line, gathered, length);
        return gathered(length);
    }

    private void makeRoom(int length) {
        if (line.length - gathered < length) {
            line = Arrays.copyOf(line, Math.max(gathered + length, 2 * line.length));
        }
    }

    private ReplyOutput gathered(int length) {
        gathered += length;
        if (gathered > 0 && line[gathered - 1] == '\n') {
            passOn();
        }
        return this;
    }

    /** What was gathered goes before what is none of a line's pieces. */
    private void passOn() {
        int length = gathered;
        gathered = 0;
        if (length > 0) {
            sink.octets(line, 0, length);
        }
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
        passOn();
        sink.announced(content.length(), content.length(), before, "}\r\n");
        sink.contentBegins(true);
        sink.slice(content);
        sink.contentEnds();
        return this;
    }

    /** The size that the reply states of its multi-line content: {@code +OK 120 octets}. */
    public ReplyOutput announcedSize(long size) {
        passOn();
        sink.announced(size, size, "", "");
        return this;
    }

    /** The lines of a multi-line reply follow. RFC 1939 §3. */
    public ReplyOutput startMultiline() {
        passOn();
        sink.contentBegins(false);
        return this;
    }

    /**
     * A message as lines of a multi-line reply: a line that begins with a dot gets a second one,
     * and a last line without CRLF gets it.
     */
    public ReplyOutput stuffed(Slice content) {
        passOn();
        DotStuffing.write(content, sink);
        return this;
    }

    /** Ends a multi-line reply; this is also the mark of {@link #beforeTagged}. */
    public ReplyOutput finalDot() {
        passOn();
        sink.contentEnds();
        return beforeTagged().ascii(".\r\n");
    }

    /** Mark: the completion line comes next. */
    public ReplyOutput beforeTagged() {
        passOn();
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
}

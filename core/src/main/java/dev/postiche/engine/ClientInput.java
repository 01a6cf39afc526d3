package dev.postiche.engine;

import dev.postiche.wire.Line;
import java.util.Arrays;

/**
 * Where a protocol reads a command: lines and literals, each within its limit, and what has to be
 * written in between for the client to go on.
 */
public final class ClientInput {
    private static final byte[][] LINE_ENDS = {{'\r', '\n'}, {'\n'}};
    private static final int STEP = 1 << 20;

    private final Session session;
    private final Exchange exchange;

    ClientInput(Session session, Exchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    /** A line of the command, bounded by {@link Limit#COMMAND_LINE}. */
    public Line line() {
        var line = read();
        var octets = line.octets();
        var journal = exchange.journal();
        journal.fromClient(octets, 0, octets.length);
        if (line.isTooLong()) {
            journal.skippedFromClient(line.length() - octets.length);
        } else {
            var end = LINE_ENDS[line.end() == Line.End.CRLF ? 0 : 1];
            journal.fromClient(end, 0, end.length);
        }
        exchange.heardText(octets, true);
        return line;
    }

    private Line read() {
        var line = session.connection().input().line(session.limits().octets(Limit.COMMAND_LINE));
        session.heardFromClient();
        return line;
    }

    /**
     * The octets of a literal. Its size is the caller's to check beforehand; memory is taken as the
     * octets arrive.
     *
     * @param continuation what asks the client to send it ({@code + OK} with CRLF), empty when the
     *     client does not wait. RFC 7888 §4
     */
    public byte[] literal(long size, byte[] continuation) {
        var faults = new LiteralFaults(session, exchange, size);
        if (faults.begins(continuation.length > 0)) {
            prompt(continuation);
        }
        var octets = new byte[(int) Math.min(size, STEP)];
        int count = 0;
        while (count < size) {
            if (count == octets.length) {
                octets = Arrays.copyOf(octets, (int) Math.min(size, 2L * octets.length));
            }
            int most = faults.room(octets.length - count);
            int read = session.connection().input().read(octets, count, most);
            count += read;
            faults.passed(read);
            session.heardFromClient();
        }
        faults.ends();
        exchange.journal().literalFromClient(octets);
        exchange.heardText(octets, false);
        return octets;
    }

    /** Reads and forgets a literal that nobody wants, sent by a client that did not wait. */
    public void skip(long size) {
        var sink = new byte[(int) Math.min(size, STEP)];
        long left = size;
        while (left > 0) {
            left -= session.connection().input().read(sink, 0, (int) Math.min(left, sink.length));
        }
        exchange.journal().skippedFromClient(size);
        session.heardFromClient();
    }

    /**
     * The client's answer to a challenge, masked in the recording: AUTHENTICATE, AUTH.
     *
     * @param challenge the whole line with {@code +} and CRLF
     */
    public Line response(byte[] challenge) {
        prompt(challenge);
        var line = session.awaitingAnswer(this::read);
        exchange.journal().secretFromClient(Math.max(0, line.length() - 2));
        exchange.journal().fromClient(LINE_ENDS[0], 0, 2);
        return line;
    }

    /**
     * Masks the rest of the command in the recording, as far as it was sent: a password, a token.
     * The offset counts from the first octet of this command as sent, over line ends and literals.
     * To be called at the latest by {@link Request#prepare}.
     */
    public void secretFrom(long from) {
        exchange.maskFrom(from);
    }

    private void prompt(byte[] prompt) {
        if (prompt.length > 0) {
            exchange.gate().sendHeld();
            session.locked(() -> exchange.gate().wire().octets(prompt, 0, prompt.length));
        }
    }
}

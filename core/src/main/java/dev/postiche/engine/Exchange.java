package dev.postiche.engine;

import dev.postiche.wire.Line;
import dev.postiche.wire.TlsUpgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One turn of a dialogue: the greeting, a command with its reply, a push, a farewell. It is the one
 * seam at which faults act and recordings are made, for all protocols.
 */
public final class Exchange {

    /** What began the turn. */
    enum Kind {
        GREETING,
        COMMAND,
        PUSH,
        FAREWELL
    }

    private final Session session;
    private final Kind kind;
    private final ReplyOutput reply;
    private final ClientInput input;
    private final List<Runnable> afterReply = new ArrayList<>();
    private Optional<String> tag = Optional.empty();
    private String command = "";
    private boolean last;

    Exchange(Session session, Kind kind, ReplySink sink) {
        this.session = session;
        this.kind = kind;
        this.reply = new ReplyOutput(sink);
        this.input = new ClientInput(session, this);
    }

    public Session session() {
        return session;
    }

    /**
     * Where the reply is written: by {@link Request#execute} and the renderers, not while reading.
     */
    public ReplyOutput reply() {
        return reply;
    }

    /** Where the command is read: by {@link Conversation#next}, and by a SASL dialogue. */
    public ClientInput input() {
        return input;
    }

    /**
     * Tells what command this is, as soon as its first line is in and before its literals are read:
     * so faults can strike in a literal, and a command that breaks off is recorded by its name.
     */
    public void heard(Optional<String> commandTag, String name) {
        this.tag = commandTag;
        this.command = name;
    }

    Kind kind() {
        return kind;
    }

    public Optional<String> tag() {
        return tag;
    }

    public String command() {
        return command;
    }

    /**
     * IDLE: writes {@code + …}, then waits for the client's next line while pushes are told. RFC
     * 2177. To be called by {@link Request#execute} before anything else is written.
     *
     * @param continuation the whole line with CRLF
     */
    public Line idle(byte[] continuation) {
        reply.octets(continuation);
        return session.awaitingInput(input::line);
    }

    /** The connection ends in an orderly way once this reply is out: LOGOUT, QUIT. */
    public void endAfterwards() {
        last = true;
    }

    /** TLS begins once this reply is out: STARTTLS, STLS. What was sent in clear is forgotten. */
    public void startTls(TlsUpgrade upgrade) {
        afterReply(() -> session.connection().secure(upgrade));
    }

    /** DEFLATE begins once this reply is out: COMPRESS. */
    public void startCompression() {
        afterReply(() -> session.connection().compress());
    }

    /** Runs on the session's thread once this reply is out and nothing failed. */
    public void afterReply(Runnable action) {
        afterReply.add(action);
    }

    /**
     * Notes for the recording what the command changed: {@code selected INBOX}, {@code 3 expunged}.
     */
    public void changed(String what) {
        session.noteChange(this, what);
    }

    boolean isLast() {
        return last;
    }

    List<Runnable> afterReply() {
        return afterReply;
    }

    void mask(long from, long to) {
        session.mask(this, from, to);
    }
}

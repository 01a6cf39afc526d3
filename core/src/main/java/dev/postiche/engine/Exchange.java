package dev.postiche.engine;

import dev.postiche.fault.Moment;
import dev.postiche.record.RecordedExchange;
import dev.postiche.spec.CertificateKind;
import dev.postiche.wire.Line;
import dev.postiche.wire.TlsUpgrade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
        GREETING(Moment.GREETING),
        COMMAND(Moment.REPLY),
        PUSH(Moment.IDLE_PUSH),
        /** No fault has a say in it. */
        FAREWELL(Moment.AFTER_REPLY);

        private final Moment output;

        Kind(Moment output) {
            this.output = output;
        }
    }

    private final Session session;
    private final Kind kind;
    private final FaultGate gate;
    private final ReplyOutput reply;
    private final ClientInput input;
    private final List<Runnable> afterReply = new ArrayList<>();
    private final StringBuilder heardText = new StringBuilder();
    private Optional<ExchangeJournal> journal = Optional.empty();
    private Optional<Request> request = Optional.empty();
    private Optional<String> tag = Optional.empty();
    private Optional<CertificateKind> certificate = Optional.empty();
    private String command = "";
    private String around = "";
    private Optional<Instant> lastTold = Optional.empty();
    private boolean last;
    private boolean secret;

    Exchange(Session session, Kind kind) {
        this.session = session;
        this.kind = kind;
        var wire = new WireSink(session, this);
        this.gate = new FaultGate(session, this, wire, kind.output);
        this.reply = new ReplyOutput(kind == Kind.FAREWELL ? wire : gate);
        this.input = new ClientInput(session, this);
    }

    /** The same exchange with another way to the wire. */
    private Exchange(Exchange whole, ReplySink sink) {
        this.session = whole.session;
        this.kind = whole.kind;
        this.gate = whole.gate;
        this.reply = new ReplyOutput(sink);
        this.input = whole.input;
        this.journal = Optional.of(whole.journal());
        this.tag = whole.tag;
        this.command = whole.command;
    }

    /** This exchange for words that a fault puts in: they pass by whatever alters the reply. */
    Exchange aside(ReplySink sink) {
        return new Exchange(this, sink);
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
        journal().heard(commandTag, name);
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
        gate.sendHeld();
        gate.at(Moment.IDLE);
        session.journal().idle(true);
        try {
            return session.awaitingInput(input::line, this, Moment.IDLE);
        } finally {
            session.journal().idle(false);
        }
    }

    /** The connection ends in an orderly way once this reply is out: LOGOUT, QUIT. */
    public void endAfterwards() {
        last = true;
    }

    /** TLS begins once this reply is out: STARTTLS, STLS. What was sent in clear is forgotten. */
    public void startTls(TlsUpgrade upgrade) {
        afterReply(() -> secure(upgrade));
        changed("TLS begins");
    }

    /** Begins TLS, showing the certificate that a fault may have chosen at the handshake. */
    void secure(TlsUpgrade upgrade) {
        gate.at(Moment.TLS_HANDSHAKE);
        session.connection().output().flush();
        RawFaults.begin(session, this, Moment.TLS_HANDSHAKE);
        session.connection().secure(certificate.map(upgrade::presenting).orElse(upgrade));
    }

    void certificate(CertificateKind kind) {
        certificate = Optional.of(kind);
    }

    /** DEFLATE begins once this reply is out: COMPRESS. */
    public void startCompression() {
        afterReply(() -> session.connection().compress());
        changed("compression begins");
    }

    /** Runs on the session's thread once this reply is out and nothing failed. */
    public void afterReply(Runnable action) {
        afterReply.add(action);
    }

    /**
     * Notes for the recording what the command changed: {@code selected INBOX}, {@code 3 expunged}.
     */
    public void changed(String what) {
        journal().changed(what);
    }

    /**
     * Whether the client has waited for so long that it should hear that its command still runs;
     * then it is taken for told. Asked while the command runs, as often as anybody likes.
     */
    public boolean isOverdue() {
        var now = session.clock().instant();
        var patience = session.limits().time(Limit.IN_PROGRESS);
        boolean overdue = lastTold.filter(told -> !now.isBefore(told.plus(patience))).isPresent();
        lastTold = overdue ? Optional.of(now) : lastTold;
        return overdue;
    }

    /** Sends at once what was written, as far as no fault holds it. */
    public void flush() {
        session.connection().output().flush();
    }

    Kind kind() {
        return kind;
    }

    FaultGate gate() {
        return gate;
    }

    boolean isLast() {
        return last;
    }

    List<Runnable> afterReply() {
        return afterReply;
    }

    boolean isRecorded() {
        return journal.isPresent();
    }

    /** It begins with the first octet in either direction. */
    ExchangeJournal journal() {
        if (journal.isEmpty()) {
            journal =
                    Optional.of(
                            session.journal()
                                    .exchange(
                                            RecordedExchange.Kind.valueOf(kind.name()),
                                            session.clock()));
        }
        return journal.get();
    }

    void requested(Request whole) {
        request = Optional.of(whole);
        tag = whole.tag();
        command = whole.command();
        lastTold = Optional.of(session.clock().instant());
        journal().heard(tag, command);
        journal().commandIsWhole();
    }

    /** It holds a secret; see {@link ClientInput#secret}. */
    void maskFrom(long from) {
        secret = true;
        journal().maskFrom(from);
    }

    /** For faults that look at the arguments. */
    void heardText(byte[] octets, boolean line) {
        if (hearsForFaults() && heardText.length() < 65_536) {
            heardText.append(new String(octets, StandardCharsets.UTF_8));
            heardText.append(line ? " " : "");
        }
    }

    /** It is told in the midst of a command: IDLE. So faults for that command mean it, too. */
    void inside(String waiting) {
        around = waiting;
    }

    private boolean hearsForFaults() {
        return session.mayMove() || !session.realm().rules().isEmpty();
    }

    /** Who is logged in, or whom the command names as its user. */
    Optional<String> account() {
        return session.conversation()
                .account()
                .or(() -> residence().map(Residence::user))
                .or(() -> request.flatMap(Request::account));
    }

    /** Where the one lives whom the command is about to log in, if it is elsewhere. */
    private Optional<Residence> residence() {
        return session.residence(request.flatMap(Request::account));
    }

    /** The realm whose faults strike here. */
    Realm realm() {
        return residence().map(Residence::realm).orElse(session.realm());
    }

    Subject subject() {
        var mailboxes = new ArrayList<String>();
        session.conversation().mailbox().ifPresent(mailboxes::add);
        request.ifPresent(it -> mailboxes.addAll(it.mailboxes()));
        return new Subject(
                session.number(),
                session.protocol(),
                session.place().connection(),
                session.place().connectionOfProtocol(),
                account(),
                kind == Kind.PUSH ? around : command,
                mailboxes,
                arguments(),
                !journal().isReadable() || secret);
    }

    /** The text after tag and command. */
    private String arguments() {
        var text = heardText.toString().strip();
        int words = (tag.isPresent() ? 1 : 0) + command.split(" ").length;
        var split = text.split(" +", words + 1);
        return split.length > words ? split[words] : "";
    }
}

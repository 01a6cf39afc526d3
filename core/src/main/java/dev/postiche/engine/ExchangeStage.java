package dev.postiche.engine;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.engine.Conversation.Words;
import dev.postiche.fault.Change;
import dev.postiche.fault.CloseKind;
import dev.postiche.fault.LiteralSize;
import dev.postiche.fault.Moment;
import dev.postiche.fault.Reply;
import dev.postiche.fault.RewriteLine;
import dev.postiche.fault.Stage;
import dev.postiche.record.Ending;
import dev.postiche.spec.CertificateKind;
import dev.postiche.wire.Closing;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.RawShape;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The exchange that a fault strikes, as its actions see it. */
class ExchangeStage implements Stage {
    /** While it waits, it looks at the clock so often. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Session session;
    private final Exchange exchange;
    private final FaultGate gate;
    private final FaultRule rule;

    ExchangeStage(Session session, Exchange exchange, FaultGate gate, FaultRule rule) {
        this.session = session;
        this.exchange = exchange;
        this.gate = gate;
        this.rule = rule;
    }

    @Override
    public RandomGenerator random() {
        return gate.rules().random(rule, session.number());
    }

    @Override
    public void delay(Duration time) {
        flush();
        if (!waits(time)) {
            throw new ConnectionEnded(
                    ConnectionEnded.Cause.CLOSED_HERE, "closed while it was delayed");
        }
    }

    /**
     * Lets time pass. Where nothing of the reply was sent yet, the client hears meanwhile that its
     * command is being worked on: to it a delay is a command that takes long.
     */
    private boolean waits(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        for (var left = time; !left.isNegative(); left = until(deadline)) {
            if (!session.waits(left.compareTo(LOOK) < 0 ? left : LOOK)) {
                return false;
            }
            if (isBetweenCommandAndReply() && exchange.isOverdue()) {
                session.conversation().stillWorking(exchange.aside(gate.wire()));
                flush();
            }
        }
        return true;
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private boolean isBetweenCommandAndReply() {
        var at = rule.fault().at();
        return switch (at.moment()) {
            case BEFORE_EXECUTE, AFTER_EXECUTE -> true;
            case REPLY -> at.isBeginning();
            default -> false;
        };
    }

    @Override
    public void stall() {
        flush();
        session.deaf();
    }

    @Override
    public void pause() {
        flush();
        var most = session.limits().time(Limit.HOLD);
        if (!gate.rules().hold(rule, this::waits, most)) {
            exchange.changed(
                    "pause of fault %s was not released within %s s"
                            .formatted(rule.name(), most.toSeconds()));
        }
    }

    @Override
    public void throttle(long octetsPerSecond) {
        pace(Pace.throttle(octetsPerSecond));
    }

    @Override
    public void slice(int octets, Duration pause) {
        pace(Pace.slices(octets, pause));
    }

    void pace(Pace pace) {
        flush();
        if (rule.fault().at().moment() == Moment.ACCEPT
                || rule.fault().at().moment() == Moment.TLS_HANDSHAKE) {
            session.connection().shape(new RawShape(pace.segment(), pace.pause()));
        } else {
            gate.wire().pace(pace);
        }
    }

    @Override
    public void close(CloseKind kind) {
        session.endedBy(Ending.FAULT);
        session.connection().close(closing(kind));
        throw new ConnectionEnded(
                ConnectionEnded.Cause.CLOSED_HERE, "closed by fault " + rule.name());
    }

    static Closing closing(CloseKind kind) {
        return switch (kind) {
            case FIN -> Closing.FIN;
            case RESET -> Closing.RESET;
            case HALF -> Closing.HALF;
            case NO_CLOSE_NOTIFY -> Closing.NO_CLOSE_NOTIFY;
        };
    }

    @Override
    public void refuseConnections() {
        session.engine().refuse(rule);
    }

    @Override
    public void bye(String text) {
        session.conversation().bye(exchange.aside(gate.wire()), Farewell.FAULT, text);
        close(CloseKind.FIN);
    }

    @Override
    public void reply(Reply words) {
        var aside = exchange.aside(gate.wire());
        session.conversation()
                .answer(
                        aside,
                        exchange.tag(),
                        new Words(words.status(), words.code(), words.text()));
        exchange.journal().outcome(words.status());
        gate.answered();
    }

    @Override
    public void send(byte[] octets) {
        var at = rule.fault().at().moment();
        // What is put into a reply is read by the client as part of it.
        if (at.isOutput() || at == Moment.BEFORE_TAGGED) {
            gate.counter().octets(octets, 0, octets.length);
        } else {
            gate.wire().octets(octets, 0, octets.length);
        }
    }

    @Override
    public void dropLines(String pattern) {
        gate.install(new LineDropper(pattern, gate.counter()));
    }

    @Override
    public void rewriteLines(RewriteLine rewrite) {
        gate.install(new LineRewriter(rewrite, gate.counter()));
    }

    @Override
    public void replace(byte[] find, byte[] with) {
        gate.install(new OctetReplacer(find, with, gate.counter()));
    }

    @Override
    public void literalSize(LiteralSize change) {
        // At the literal itself it has acted when the size was stated.
        if (rule.fault().at().moment() != Moment.LITERAL) {
            gate.install(new SizeChanger(change, gate.counter()));
        }
    }

    @Override
    public void truncate(long octets) {
        gate.install(new Truncator(octets, gate.counter()));
    }

    @Override
    public void certificate(CertificateKind kind) {
        exchange.certificate(kind);
    }

    @Override
    public void swallow() {
        gate.swallow();
    }

    @Override
    public void change(Change change) {
        var account = change.account().or(exchange::account);
        try {
            exchange.realm()
                    .hand()
                    .carryOut(
                            account.orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "nobody is logged in; name an account")),
                            change.what());
            exchange.changed("another client: " + change.what().word());
        } catch (IllegalArgumentException e) {
            exchange.changed(
                    "fault %s could not %s: %s"
                            .formatted(rule.name(), change.what().word(), e.getMessage()));
        }
    }

    void flush() {
        session.connection().output().flush();
    }
}

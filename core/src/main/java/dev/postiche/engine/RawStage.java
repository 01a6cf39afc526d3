package dev.postiche.engine;

import dev.postiche.fault.CloseKind;
import dev.postiche.record.Ending;
import dev.postiche.wire.ConnectionEnded;
import dev.postiche.wire.RawShape;
import java.time.Duration;

/** A connection struck below TLS, in the midst of what is being sent: nothing can be flushed. */
final class RawStage extends ExchangeStage {
    private final Session session;
    private final FaultRule rule;

    RawStage(Session session, Exchange exchange, FaultGate gate, FaultRule rule) {
        super(session, exchange, gate, rule);
        this.session = session;
        this.rule = rule;
    }

    @Override
    void flush() {}

    @Override
    void pace(Pace pace) {
        session.connection().shape(new RawShape(pace.segment(), pace.pause()));
    }

    @Override
    public void delay(Duration time) {
        session.delay(time);
    }

    @Override
    public void stall() {
        session.isDeaf();
        session.connection().forgetRaw();
        throw new ConnectionEnded(ConnectionEnded.Cause.CLIENT_CLOSED, "left a server that stalls");
    }

    @Override
    public void send(byte[] octets) {
        session.connection().sendRaw(octets);
    }

    @Override
    public void close(CloseKind kind) {
        session.endedBy(Ending.FAULT);
        session.connection().cut(closing(kind));
        throw new ConnectionEnded(
                ConnectionEnded.Cause.CLOSED_HERE, "closed by fault " + rule.name());
    }
}

package dev.postiche.fault;

import dev.postiche.spec.CertificateKind;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What an action can do to the exchange that it strikes; the server supplies it. Each call flushes
 * what was sent before, so that the client has read all up to the place.
 */
public interface Stage {

    /** Chance of this fault on this connection, from the server's seed. */
    RandomGenerator random();

    /** Lets real time pass. */
    void delay(Duration time);

    /** Waits until the client leaves. */
    void stall();

    /** Waits until the fault is released. */
    void pause();

    /** Limits what follows to so many octets a second. */
    void throttle(long octetsPerSecond);

    /** Sends what follows in segments of so many octets, with a pause after each. */
    void slice(int octets, Duration pause);

    /** Ends the connection; does not return. */
    void close(CloseKind kind);

    /** Has connecting refused for the fault's {@code for}, else until the fault is taken away. */
    void refuseConnections();

    /** Takes leave in the protocol's words and ends the connection; does not return. */
    void bye(String text);

    /** Completes the command in these words, instead of its own reply. */
    void reply(Reply words);

    /** Sends octets as they are. */
    void send(byte[] octets);

    /** Drops lines of what follows; the octets of their literals go with them. */
    void dropLines(String pattern);

    /** Says lines of what follows otherwise. */
    void rewriteLines(RewriteLine rewrite);

    /** Puts octets in place of others in what follows. */
    void replace(byte[] find, byte[] with);

    /** Announces other sizes of the content that follows. */
    void literalSize(LiteralSize change);

    /** Sends only the first octets of each content that follows. */
    void truncate(long octets);

    /** Has the handshake that comes next show a certificate of that kind. */
    void certificate(CertificateKind kind);

    /** Sends nothing of what follows; a command that has not run does not run. */
    void swallow();

    /** Has another client change something now. */
    void change(Change change);
}

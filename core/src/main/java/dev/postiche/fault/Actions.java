package dev.postiche.fault;

import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Octets;
import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The words for what a fault does, made to be imported: {@code then(delay("200ms"), close(FIN))}.
 */
public class Actions {

    /** For {@link dev.postiche.Words}, which has them beside other words. */
    protected Actions() {}

    /** The words of all actions in JSON. */
    public static List<String> words() {
        return List.of(
                "delay",
                "stall",
                "throttle",
                "slice",
                "pause",
                "close",
                "refuse",
                "bye",
                "reply",
                "send",
                "unsolicited",
                "dropLine",
                "rewriteLine",
                "replace",
                "garbage",
                "literalSize",
                "truncate",
                "certificate",
                "swallow",
                "change");
    }

    /** Lets time pass: {@code 200ms}. */
    public static Action delay(String time) {
        return delay(TimeSpan.parse(time));
    }

    /** Lets time pass. */
    public static Action delay(Duration time) {
        return new Delay(new Distribution.Fixed(time));
    }

    /** Lets a time pass that is drawn by chance. */
    public static Action delay(Distribution time) {
        return new Delay(time);
    }

    /** Says nothing more until the client leaves. */
    public static Action stall() {
        return new Stall(Optional.empty());
    }

    /** Says nothing for a time. */
    public static Action stall(Duration time) {
        return new Stall(Optional.of(time));
    }

    /** Sends what follows at this rate. */
    public static Action throttle(long octetsPerSecond) {
        return new Throttle(octetsPerSecond);
    }

    /** Sends what follows in segments of so many octets. */
    public static Action slice(int octets) {
        return new InSlices(octets, InSlices.PAUSE);
    }

    /** Sends what follows in segments of so many octets with a pause after each. */
    public static Action slice(int octets, Duration pause) {
        return new InSlices(octets, pause);
    }

    /** Holds the session until {@link Faults#release}. */
    public static Action pause() {
        return new Pause();
    }

    /** Ends the connection. */
    public static Action close(CloseKind kind) {
        return new Close(kind);
    }

    /** Has new connections refused. */
    public static Action refuse() {
        return new Refuse();
    }

    /** Takes leave and ends. */
    public static Action bye(String text) {
        return new Bye(text);
    }

    /** Completes the command so, instead of running it. */
    public static Action reply(String status, String text) {
        return new Reply(status, Optional.empty(), text);
    }

    /** Completes the command so, instead of running it. */
    public static Action reply(String status, String code, String text) {
        return new Reply(status, Optional.of(code), text);
    }

    /** Sends a text as it is. */
    public static Action send(String text) {
        return new Send(Octets.of(text));
    }

    /** Sends octets as they are. */
    public static Action send(byte[] octets) {
        return new Send(Octets.of(octets));
    }

    /** Sends lines nobody asked for. */
    public static Action unsolicited(String... lines) {
        return new Unsolicited(List.of(lines));
    }

    /** Leaves lines out. */
    public static Action dropLine(String pattern) {
        return new DropLine(pattern);
    }

    /** Says lines otherwise: a regular expression, and what stands in its place. */
    public static Action rewriteLine(String find, String with) {
        return new RewriteLine(find, with);
    }

    /** Puts a text in place of another. */
    public static Action replace(String find, String with) {
        return new Replace(find, with);
    }

    /** Sends octets drawn by chance. */
    public static Action garbage(int octets) {
        return new Garbage(octets);
    }

    /** Announces another size: {@code +10}, {@code -10}, {@code 5}. */
    public static Action literalSize(String change) {
        return LiteralSize.parse(change);
    }

    /** Sends only the first octets of each content, and announces just these. */
    public static Action truncate(long octets) {
        return new Truncate(octets);
    }

    /** Shows another certificate. */
    public static Action certificate(CertificateKind kind) {
        return new Certificate(kind);
    }

    /** Sends no reply. */
    public static Action swallow() {
        return new Swallow();
    }

    /** Does on the session's account what another client would do. */
    public static Action change(Change.What what) {
        return new Change(Optional.empty(), what);
    }

    /** Does on an account what another client would do. */
    public static Action change(String account, Change.What what) {
        return new Change(Optional.of(account), what);
    }
}

package dev.postiche.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One turn of a dialogue, as it went over the wire: the greeting, a command and its reply, a push,
 * a farewell.
 *
 * @param number counts from 1 in its session
 * @param kind what began it
 * @param tag of the command, where it had one
 * @param command in upper case with its UID prefix: {@code UID FETCH}; empty for other kinds
 * @param said what went over the wire in either direction, in order
 * @param status the outcome: {@code OK}, {@code NO}, {@code BAD}, {@code +OK}, {@code -ERR}; empty
 *     when there was none
 * @param began on the server's clock
 * @param ended on the server's clock, which a test may have moved meanwhile; now while it is under
 *     way
 * @param toFirstOctet real time from the whole command to the first octet of the reply; empty when
 *     there was none
 * @param total real time from the whole command to the last octet of the reply
 * @param octetsIn from the client
 * @param octetsOut to the client
 * @param mailbox the one that was selected when it ended
 * @param faults names of the faults that acted
 * @param changes what it changed, in words
 * @param pipelined whether the client had sent it before it could have had the reply to the one
 *     before. RFC 9051 §5.5
 * @param whole false when the connection ended in its midst, or it is still under way
 */
public record RecordedExchange(
        int number,
        Kind kind,
        Optional<String> tag,
        String command,
        List<Said> said,
        String status,
        Instant began,
        Instant ended,
        Optional<Duration> toFirstOctet,
        Duration total,
        long octetsIn,
        long octetsOut,
        Optional<String> mailbox,
        List<String> faults,
        List<String> changes,
        boolean pipelined,
        boolean whole) {

    private static final Set<String> REFUSALS = Set.of("NO", "BAD", "-ERR");

    /** What began a turn. */
    public enum Kind {
        GREETING,
        COMMAND,
        /** The server spoke while the client waited: IDLE, NOTIFY. */
        PUSH,
        /** The server took leave unasked. */
        FAREWELL
    }

    /** Keeps copies of the lists. */
    public RecordedExchange {
        said = List.copyOf(said);
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
    }

    /** What the client sent. */
    public List<RecordedPart> request() {
        return said.stream().filter(Said::byClient).map(Said::part).toList();
    }

    /** What the server sent. */
    public List<RecordedPart> reply() {
        return said.stream().filter(s -> !s.byClient()).map(Said::part).toList();
    }

    /** What the client sent as text; of contents only their size shows. */
    public String requestText() {
        return Dialogue.text(request());
    }

    /** The command as the client sent it, without its tag; of contents only their size shows. */
    public String commandText() {
        var sent = requestText().strip();
        return tag.filter(sent::startsWith)
                .map(it -> sent.substring(it.length()).strip())
                .orElse(sent);
    }

    /** Whether the server refused it: NO, BAD, -ERR. */
    public boolean wasRefused() {
        return REFUSALS.contains(status);
    }

    /** How it came out in the server's own words, {@code NO [AUTHENTICATIONFAILED] ...}. */
    public String outcome() {
        var begins = tag.map(it -> it + " ").orElse("");
        return replyText()
                .lines()
                .filter(line -> !status.isEmpty() && line.startsWith(begins + status))
                .reduce((first, second) -> second)
                .map(line -> line.substring(begins.length()))
                .orElse(status.isEmpty() ? "no reply" : status);
    }

    /** What the server sent as text; of contents only their size shows. */
    public String replyText() {
        return Dialogue.text(reply());
    }

    /** Octets that were not kept. */
    public long dropped() {
        return dropped(said.stream());
    }

    /** Octets of what the client sent that were not kept. */
    public long droppedOfRequest() {
        return dropped(said.stream().filter(Said::byClient));
    }

    private static long dropped(Stream<Said> said) {
        return said.map(Said::part)
                .filter(RecordedPart.Dropped.class::isInstance)
                .mapToLong(RecordedPart::length)
                .sum();
    }

    /** The exchange as lines that begin with {@code C:} and {@code S:}. */
    public String dialogue() {
        return Dialogue.of(this);
    }

    /** The same in short: long lines are cut, and what is left out is marked. */
    public String excerpt() {
        return Excerpt.of(this);
    }

    /** Whether the server answered NO, BAD or -ERR. */
    public boolean isRefused() {
        return status.equals("NO") || status.equals("BAD") || status.equals("-ERR");
    }
}

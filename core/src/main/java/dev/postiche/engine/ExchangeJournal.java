package dev.postiche.engine;

import dev.postiche.message.MessageContent;
import dev.postiche.message.Slice;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedPart;
import dev.postiche.record.Said;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down one exchange while it goes over the wire; any thread may read it meanwhile. */
final class ExchangeJournal {
    /** Client literals up to this size are text: names, passwords, search words. */
    private static final int SMALL = 4096;

    private final int number;
    private final RecordedExchange.Kind kind;
    private final Clock clock;
    private final Instant began;
    private volatile Optional<Instant> ended = Optional.empty();
    private volatile List<String> faults = List.of();
    private volatile List<String> changes = List.of();
    private volatile @Nullable Transcript transcript;
    private volatile Optional<String> tag = Optional.empty();
    private volatile String command = "";
    private volatile String status = "";
    private volatile Optional<String> mailbox = Optional.empty();
    private volatile boolean pipelined;
    private volatile boolean readable;
    private volatile boolean whole;
    // Written by one thread and published by the volatile fields.
    private long octetsIn;
    private long octetsOut;
    private long commandWhole = System.nanoTime();
    private long firstOctet;
    private long lastOctet;

    ExchangeJournal(
            int number, RecordedExchange.Kind kind, Clock clock, Optional<Transcript> transcript) {
        this.number = number;
        this.kind = kind;
        this.clock = clock;
        this.began = clock.instant();
        this.transcript = transcript.orElse(null);
        this.readable = kind != RecordedExchange.Kind.COMMAND;
    }

    void heard(Optional<String> commandTag, String name) {
        tag = commandTag;
        command = name;
    }

    /** The whole command is in: times count from here. */
    void commandIsWhole() {
        commandWhole = System.nanoTime();
    }

    /** It was there before the reply to the command before it was sent. */
    void wasPipelined() {
        pipelined = true;
    }

    /** Its secrets are known by now, so that others may read it while it goes on. */
    void becomesReadable() {
        readable = true;
    }

    boolean isReadable() {
        return readable;
    }

    void fault(String name) {
        faults = with(faults, name);
    }

    void changed(String what) {
        changes = with(changes, what);
    }

    /** Most exchanges have neither fault nor change, and take no room for them. */
    private static List<String> with(List<String> list, String another) {
        var longer = new ArrayList<>(list);
        longer.add(another);
        return List.copyOf(longer);
    }

    void outcome(String word) {
        status = word;
    }

    void ends(Optional<String> selected, boolean inOrder) {
        lastOctet = firstOctet == 0 ? 0 : System.nanoTime();
        mailbox = selected;
        ended = Optional.of(clock.instant());
        var open = transcript;
        if (open != null) {
            open.trim();
        }
        readable = true;
        whole = inOrder;
    }

    void fromClient(byte[] octets, int from, int count) {
        octetsIn += count;
        var open = transcript;
        if (open != null) {
            open.text(true, octets, from, count);
        }
    }

    void literalFromClient(byte[] octets) {
        if (octets.length <= SMALL) {
            fromClient(octets, 0, octets.length);
            return;
        }
        octetsIn += octets.length;
        var open = transcript;
        if (open != null) {
            open.content(true, Slice.of(MessageContent.of(octets)));
        }
    }

    /** Octets that were read and nobody wanted. */
    void skippedFromClient(long count) {
        octetsIn += count;
        var open = transcript;
        if (open != null) {
            open.gap(true, count);
        }
    }

    /** Octets that are secret as a whole. */
    void secretFromClient(long count) {
        octetsIn += count;
        var open = transcript;
        if (open != null) {
            open.secret(true, count);
        }
    }

    void toClient(byte[] octets, int from, int count) {
        answered(count);
        var open = transcript;
        if (open != null) {
            open.text(false, octets, from, count);
        }
    }

    void toClient(Slice content) {
        answered(content.length());
        var open = transcript;
        if (open != null) {
            open.content(false, content);
        }
    }

    /** Masks octets of what the client sent so far, counted over lines and literals. */
    void maskFrom(long from) {
        var open = transcript;
        if (open != null) {
            open.maskFrom(from);
        }
    }

    /** Gives its memory back; what remains says how much there was. */
    void drop() {
        transcript = null;
    }

    boolean hasContents() {
        var open = transcript;
        return open != null && open.hasContents();
    }

    /** Lets contents go and keeps the text. */
    void dropContents() {
        var open = transcript;
        if (open != null) {
            open.dropContents();
        }
    }

    boolean isDropped() {
        return transcript == null;
    }

    /** Octets of text kept; contents are weighed where they are shared. */
    long weight() {
        var open = transcript;
        return open == null ? 0 : open.weight();
    }

    void contents(Consumer<MessageContent> each) {
        var open = transcript;
        if (open != null) {
            open.contents(each);
        }
    }

    boolean isFailure() {
        return !faults.isEmpty() || kind == RecordedExchange.Kind.FAREWELL || isRefused();
    }

    boolean isRefused() {
        return status.equals("NO") || status.equals("BAD") || status.equals("-ERR");
    }

    RecordedExchange.Kind kind() {
        return kind;
    }

    long octetsIn() {
        return octetsIn;
    }

    long octetsOut() {
        return octetsOut;
    }

    int faults() {
        return faults.size();
    }

    RecordedExchange snapshot() {
        boolean inOrder = whole;
        long first = firstOctet;
        return new RecordedExchange(
                number,
                kind,
                tag,
                command,
                readable ? said() : List.of(),
                status,
                began,
                ended.orElseGet(clock::instant),
                first == 0 ? Optional.empty() : Optional.of(since(first)),
                since(lastOctet),
                octetsIn,
                octetsOut,
                mailbox,
                faults,
                changes,
                pipelined,
                inOrder);
    }

    private Duration since(long nanos) {
        return nanos == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanos - commandWhole));
    }

    private List<Said> said() {
        var open = transcript;
        if (open != null) {
            return open.said();
        }
        var lost = new ArrayList<Said>();
        if (octetsIn > 0) {
            lost.add(new Said(true, Duration.ZERO, new RecordedPart.Dropped(octetsIn)));
        }
        if (octetsOut > 0) {
            lost.add(new Said(false, Duration.ZERO, new RecordedPart.Dropped(octetsOut)));
        }
        return lost;
    }

    private void answered(long count) {
        octetsOut += count;
        if (firstOctet == 0) {
            firstOctet = System.nanoTime();
        }
    }
}

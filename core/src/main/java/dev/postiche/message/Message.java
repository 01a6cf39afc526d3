package dev.postiche.message;

import java.lang.ref.SoftReference;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A message: its octets, and what was worked out about them when somebody asked.
 *
 * <p>A message that nobody looks into is never scanned, and what was worked out is given back when
 * memory is short, so that a mailbox of any size costs its octets only. Safe for use by several
 * threads: at worst two of them work out the same.
 */
public final class Message {

    private static final SoftReference<Known> NOTHING = nothing();

    private final MessageContent content;
    private volatile SoftReference<Known> known = NOTHING;

    /** What has been worked out so far. */
    private static final class Known {
        private volatile Optional<HeaderBlock> header = Optional.empty();
        private volatile Optional<MimePart> root = Optional.empty();
        private final Map<Object, byte[]> rendered = new ConcurrentHashMap<>();
    }

    /** For all messages into which nobody has looked yet: an object less for each. */
    private static SoftReference<Known> nothing() {
        var nothing = new SoftReference<>(new Known());
        nothing.clear();
        return nothing;
    }

    private Message(MessageContent content) {
        this.content = content;
    }

    /** The message with these octets. */
    public static Message of(MessageContent content) {
        return new Message(content);
    }

    /** The octets as they were stored. */
    public MessageContent content() {
        return content;
    }

    /** The number of octets: RFC822.SIZE. */
    public long size() {
        return content.size();
    }

    /** All octets: {@code BODY[]}. */
    public Slice whole() {
        return Slice.of(content);
    }

    /** The header; the body is not read for it. */
    public HeaderBlock header() {
        var known = known();
        var header = known.header.orElseGet(() -> HeaderBlock.of(content));
        known.header = Optional.of(header);
        return header;
    }

    /** All behind the header: {@code BODY[TEXT]}. */
    public Slice text() {
        long offset = header().octets().length();
        return new Slice(content, offset, content.size() - offset);
    }

    /** The raw unfolded value of the first field with this name, one character an octet. */
    public Optional<String> header(String name) {
        return header().value(name);
    }

    /** The header and the first {@code lines} lines of the body: TOP. RFC 1939 §7. */
    public Slice top(long lines) {
        var reader = new LineReader(content, header().octets().length(), content.size());
        reader.keep(0);
        long end = header().octets().length();
        while (reader.lineEnds() < lines && reader.next()) {
            end = reader.end();
        }
        return new Slice(content, 0, end);
    }

    /** The message as the outermost part of its MIME tree. */
    public MimePart root() {
        var known = known();
        var root = known.root.orElseGet(() -> MimeScanner.scan(content));
        known.root = Optional.of(root);
        return root;
    }

    /** The envelope of the header. */
    public Envelope envelope() {
        return Envelope.of(header());
    }

    /** When the message says that it was sent, if its Date field can be understood. */
    public Optional<OffsetDateTime> sentDate() {
        return header("Date").flatMap(MailDates::parse);
    }

    /**
     * The part with this number, or none. A message that is not multipart has one part, numbered 1;
     * in a part that is a message the counting goes on inside. RFC 9051 §6.4.5.1.
     */
    public Optional<MimePart> section(List<Long> path) {
        var part = root();
        var container = part;
        boolean isMessage = true;
        for (long number : path) {
            var next =
                    isMessage && !container.isMultipart() && number == 1
                            ? Optional.of(container)
                            : container.child(number);
            if (next.isEmpty()) {
                return next;
            }
            part = next.get();
            container = part.nested().orElse(part);
            isMessage = part.nested().isPresent();
        }
        return Optional.of(part);
    }

    /** What {@code rendering} made of this message when it was first asked for with this key. */
    public byte[] rendered(Object key, Function<Message, byte[]> rendering) {
        var rendered = known().rendered;
        var octets = rendered.get(key);
        if (octets == null) {
            octets = rendering.apply(this); // not within the map's lock
            rendered.put(key, octets);
        }
        return octets;
    }

    private Known known() {
        var held = known.get();
        if (held == null) {
            held = new Known();
            known = new SoftReference<>(held);
        }
        return held;
    }
}

package dev.postiche.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The header of a message or of a part: fields, and the blank line behind them. RFC 5322 §2.2.
 *
 * <p>It keeps a range and no fields: whoever asks reads the range again, and a mailbox of 100,000
 * headers costs nothing.
 */
public final class HeaderBlock implements Iterable<HeaderField> {

    /** No name of a field is longer: a line cannot be. RFC 5322 §2.1.1. */
    private static final int NAME_LIMIT = 1000;

    private final Slice octets;
    private final int blankLine;

    HeaderBlock(Slice octets, int blankLine) {
        this.octets = octets;
        this.blankLine = blankLine;
    }

    /** The header that a content begins with: all up to the first blank line. */
    public static HeaderBlock of(MessageContent content) {
        var lines = new LineReader(content, 0, content.size());
        lines.keep(0);
        while (lines.next()) {
            if (lines.isBlank()) {
                return new HeaderBlock(new Slice(content, 0, lines.end()), lines.ending());
            }
        }
        return new HeaderBlock(Slice.of(content), 0);
    }

    /** All octets, with the blank line where there is one. */
    public Slice octets() {
        return octets;
    }

    /** The first field with this name. */
    public Optional<HeaderField> first(String name) {
        for (var field : this) {
            if (field.is(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** All fields with this name, in their order. */
    public List<HeaderField> all(String name) {
        var found = new ArrayList<HeaderField>();
        for (var field : this) {
            if (field.is(name)) {
                found.add(field);
            }
        }
        return found;
    }

    /** The raw unfolded value of the first field with this name, one character an octet. */
    public Optional<String> value(String name) {
        return first(name).map(HeaderField::value);
    }

    /** HEADER.FIELDS: the fields with one of these names, and the blank line. */
    public Slice only(Collection<String> names) {
        return select(names, true);
    }

    /** HEADER.FIELDS.NOT: all that {@link #only} leaves out, and the blank line. */
    public Slice without(Collection<String> names) {
        return select(names, false);
    }

    private Slice select(Collection<String> names, boolean wanted) {
        var chosen = new ArrayList<MessageContent>();
        var sought = new TreeSet<>(String.CASE_INSENSITIVE_ORDER); // a client may name thousands
        sought.addAll(names);
        var fields = new FieldIterator(true);
        while (fields.hasNext()) {
            var field = fields.next();
            if (sought.contains(field.name()) == wanted) {
                chosen.add(field.octets().asContent());
            }
        }
        // The blank line is always there, except where the message has none. RFC 9051 §6.4.5.1
        chosen.add(octets.partial(octets.length() - blankLine, blankLine).asContent());
        return Slice.of(MessageContent.joined(chosen));
    }

    /** The fields in their order; lines that are no field are passed over. */
    @Override
    public Iterator<HeaderField> iterator() {
        return new FieldIterator(false);
    }

    /** The fields and, with an empty name, the lines between them that are no field. */
    public Iterable<HeaderField> lines() {
        return () -> new FieldIterator(true);
    }

    /** Reads fields one by one; what is no field has an empty name. */
    private final class FieldIterator implements Iterator<HeaderField> {

        private final boolean withOthers;
        private final LineReader lines;
        private boolean onLine;
        private Optional<HeaderField> ahead = Optional.empty();

        FieldIterator(boolean withOthers) {
            this.withOthers = withOthers;
            var content = octets.content();
            lines = new LineReader(content, octets.offset(), octets.end() - blankLine);
            lines.keep(NAME_LIMIT);
            onLine = lines.next();
        }

        @Override
        public boolean hasNext() {
            while (ahead.isEmpty() && onLine) {
                var field = read();
                if (withOthers || !field.name().isEmpty()) {
                    ahead = Optional.of(field);
                }
            }
            return ahead.isPresent();
        }

        @Override
        public HeaderField next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var field = ahead.orElseThrow();
            ahead = Optional.empty();
            return field;
        }

        private HeaderField read() {
            long start = lines.start();
            int colon = colon();
            var name = colon < 0 ? "" : name(colon);
            do {
                onLine = lines.next();
            } while (onLine && (lines.octet(0) == ' ' || lines.octet(0) == '\t'));
            long end = onLine ? lines.start() : lines.end();
            return new HeaderField(
                    name, new Slice(octets.content(), start, end - start), Math.max(colon + 1, 0));
        }

        /** Where the colon stands behind a field name, -1 if the line is no field. */
        private int colon() {
            boolean ended = false;
            for (int i = 0; ; i++) {
                int c = lines.octet(i);
                if (c == ':') {
                    return i > 0 ? i : -1;
                } else if (c == ' ' || c == '\t') {
                    ended = true; // obsolete, but allowed before the colon. RFC 5322 §4.5
                } else if (ended || c <= ' ' || c >= 0x7f) {
                    return -1;
                }
            }
        }

        private String name(int colon) {
            var name = new StringBuilder(colon);
            for (int i = 0; i < colon; i++) {
                name.append((char) lines.octet(i));
            }
            return name.toString().strip();
        }
    }
}

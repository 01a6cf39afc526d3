package dev.postiche.imap.grammar;

import dev.postiche.engine.ClientInput;
import dev.postiche.wire.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Gathers one whole command with its literals, and alone decides whether a literal is asked for.
 *
 * <p>A command that will fail anyway is refused before the client sends its literal, and a literal
 * that comes unasked is skipped, so that the octets of a message are never run as commands. RFC
 * 3501 §2.2.1, §7.5, RFC 7888 §3, §4.
 */
public final class CommandReader {

    private static final byte[] NONE = {};
    private static final int LONGEST_TAG = 512;

    /** Of a literal that nobody wants; a client that announces more is sent away. */
    private static final long MOST_SKIPPED = 256L << 20;

    /** What the reader has to be told of a command by its name before it asks for literals. */
    public interface Rules {

        /** Why the command cannot succeed in this state whatever its arguments; empty if it can. */
        Optional<String> hopeless(String command);

        /** The largest literal that the command takes. */
        long literalLimit(String command);

        /** What the literals of one such command may have together. */
        long literalsLimit(String command);

        /** The most octets of a command, but for literals of messages. */
        long commandLimit();

        /** The largest literal that the client may send unasked. RFC 7888 */
        long nonSynchronizingLimit();

        /** What asks for a literal, behind its {@code +} and the space. RFC 3501 §7.5 */
        String goAhead();
    }

    /**
     * A command as it came.
     *
     * @param tag empty when there was none that a reply could repeat
     * @param name upper case, UID included; empty when there was none
     * @param refusal why it is not to be looked into further
     */
    public record Gathered(
            Optional<String> tag, String name, CommandText text, Optional<Refused> refusal) {}

    /**
     * Why a command is not to be looked into.
     *
     * @param tooBig whether it is for the size of something. RFC 4469 §4.2
     * @param fatal whether the connection cannot go on
     */
    public record Refused(String text, boolean tooBig, boolean fatal) {

        Refused(String text, boolean tooBig) {
            this(text, tooBig, false);
        }
    }

    /** What a line announces at its end: {@code {5}}, {@code {5+}} or {@code ~{5}}. */
    private record Announced(long size, boolean synchronizing) {}

    private final ClientInput input;
    private final Rules rules;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<Literal> literals = new ArrayList<>();
    private long literalOctets;

    private CommandReader(ClientInput input, Rules rules) {
        this.input = input;
        this.rules = rules;
    }

    /**
     * Reads the next command.
     *
     * @param heard told of tag and name as soon as the first line is in
     */
    public static Gathered next(
            ClientInput input, Rules rules, BiConsumer<Optional<String>, String> heard) {
        return new CommandReader(input, rules).gather(heard);
    }

    private Gathered gather(BiConsumer<Optional<String>, String> heard) {
        var first = input.line();
        var tag = tag(first.octets());
        var name = tag.isEmpty() ? "" : name(first.octets());
        heard.accept(tag, name);
        var refusal = wrong(first).or(() -> hopeless(first, tag, name));
        var line = first;
        while (true) {
            if (refusal.isEmpty() || text.size() <= rules.commandLimit()) {
                text.writeBytes(line.octets()); // of a refused one as much as may hold a secret
            }
            var announced = announced(line);
            if (announced.isEmpty()) {
                break;
            }
            refusal = refusal.or(() -> tooBig(announced.get(), name));
            var size = announced.get().size();
            if (refusal.isEmpty()) {
                text.writeBytes(new byte[] {'\r', '\n'});
                literals.add(
                        new Literal(
                                input.literal(
                                        size, announced.get().synchronizing() ? goAhead() : NONE)));
                literalOctets += size;
            } else if (announced.get().synchronizing()) {
                break; // the client waits for leave, and gets BAD. RFC 3501 §2.2.1
            } else if (size > MOST_SKIPPED) {
                refusal = Optional.of(new Refused("The literal is too big", true, true));
                break; // RFC 7888 §4: the other choice would be to read all of it
            } else {
                input.skip(size);
            }
            var next = input.line();
            refusal = refusal.or(() -> wrong(next)).or(this::tooLong);
            line = next;
        }
        return new Gathered(tag, name, new CommandText(text.toByteArray(), literals), refusal);
    }

    private byte[] goAhead() {
        return ("+ " + rules.goAhead() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<Refused> wrong(Line line) {
        return switch (line.end()) {
            case CRLF -> Optional.empty();
            case BARE_LF -> Optional.of(new Refused("A line has to end in CRLF", false));
            case TOO_LONG -> Optional.of(new Refused("The command line is too long", true));
        };
    }

    private Optional<Refused> hopeless(Line line, Optional<String> tag, String name) {
        if (line.octets().length == 0) {
            return Optional.of(new Refused("The command line is empty", false));
        }
        if (tag.isEmpty()) {
            return Optional.of(new Refused("A command begins with a tag and a space", false));
        }
        return rules.hopeless(name).map(why -> new Refused(why, false));
    }

    private Optional<Refused> tooBig(Announced literal, String name) {
        long limit = rules.literalLimit(name);
        if (literal.size() > limit) {
            return Optional.of(
                    new Refused("A literal of " + name + " may have " + limit + " octets", true));
        }
        // Many of them could fill the memory as well.
        if (!literals.isEmpty() && literalOctets + literal.size() > rules.literalsLimit(name)) {
            return Optional.of(
                    new Refused(
                            "The literals of a command may have "
                                    + rules.literalsLimit(name)
                                    + " octets together",
                            true));
        }
        if (!literal.synchronizing() && literal.size() > rules.nonSynchronizingLimit()) {
            return Optional.of(
                    new Refused(
                            "A literal of more than "
                                    + rules.nonSynchronizingLimit()
                                    + " octets has to be synchronizing", // RFC 7888 §5
                            true));
        }
        return Optional.empty();
    }

    private Optional<Refused> tooLong() {
        return text.size() > rules.commandLimit()
                ? Optional.of(new Refused("The command is too long", true))
                : Optional.empty();
    }

    private static Optional<String> tag(byte[] line) {
        int end = 0;
        while (end < line.length && Octets.isTagChar(line[end] & 0xFF)) {
            end++;
        }
        boolean whole = end > 0 && end <= LONGEST_TAG && (end == line.length || line[end] == ' ');
        return whole ? Optional.of(latin(line, 0, end)) : Optional.empty();
    }

    private static String name(byte[] line) {
        try {
            var in = new ImapParser(CommandText.of(line));
            in.tag();
            in.sp();
            return in.commandName();
        } catch (Bad noName) {
            return "";
        }
    }

    /** RFC 7888 §3: the end of every line has to be looked at, whatever stands before. */
    private Optional<Announced> announced(Line line) {
        var octets = line.isTooLong() ? line.tail() : line.octets();
        boolean ended = line.end() != Line.End.BARE_LF;
        if (!ended || octets.length < 3 || octets[octets.length - 1] != '}') {
            return Optional.empty();
        }
        int end = octets.length - 1;
        boolean synchronizing = octets[end - 1] != '+';
        if (!synchronizing && rules.nonSynchronizingLimit() == 0) {
            return Optional.empty(); // to a server without LITERAL+ this is no literal
        }
        end -= synchronizing ? 0 : 1;
        int start = end;
        while (start > 0 && Octets.isDigit(octets[start - 1])) {
            start--;
        }
        if (start == end || start == 0 || octets[start - 1] != '{') {
            return Optional.empty();
        }
        var digits = latin(octets, start, end);
        // Nobody sends so many: only that it is far too large matters of such a number.
        long size = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
        return Optional.of(new Announced(size, synchronizing));
    }

    private static String latin(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

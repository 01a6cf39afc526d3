package dev.postiche.standalone.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.imap.grammar.ModifiedUtf7;
import dev.postiche.spec.SpecialUse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mailbox that the server has listed. RFC 9051 §7.3.1.
 *
 * @param wire its name as the server wrote it
 * @param separator between the levels of its name, if it can have any
 * @param attributes in lower case, with their backslashes
 */
public record RemoteMailbox(byte[] wire, Optional<String> separator, Set<String> attributes) {

    static Optional<RemoteMailbox> of(List<Value> values) {
        if (values.size() < 3) {
            return Optional.empty();
        }
        var attributes =
                values.get(0).values().stream()
                        .map(each -> each.text().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        var separator = values.get(1).text();
        var name = values.get(2);
        var wire =
                name instanceof Value.Octets string
                        ? string.octets()
                        : name instanceof Value.Atom atom
                                ? atom.word().getBytes(UTF_8)
                                : new byte[0];
        return Optional.of(
                new RemoteMailbox(
                        wire,
                        separator.isEmpty() ? Optional.empty() : Optional.of(separator),
                        attributes));
    }

    /** The name as people write it, with {@code /} between its levels. */
    public String name() {
        var written = new String(wire, UTF_8);
        var name = ModifiedUtf7.decode(written).orElse(written);
        var levels =
                separator
                        .map(each -> Arrays.asList(name.split(Pattern.quote(each), -1)))
                        .orElse(List.of(name));
        var joined =
                levels.stream()
                        .map(level -> level.replaceAll("[/\\p{Cc}]", "_"))
                        .filter(level -> !level.isEmpty())
                        .collect(Collectors.joining("/"));
        return joined.equalsIgnoreCase("INBOX") ? "INBOX" : joined;
    }

    /** Whether it can be opened. RFC 9051 §7.3.1 */
    public boolean isSelectable() {
        return !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent");
    }

    /** What it is for. RFC 6154 §2 */
    public List<SpecialUse> specialUse() {
        return attributes.stream().sorted().flatMap(each -> SpecialUse.of(each).stream()).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RemoteMailbox that && Arrays.equals(wire, that.wire);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(wire);
    }

    @Override
    public String toString() {
        return name();
    }
}

package dev.postiche.http.exchange;

import dev.postiche.MockMailServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is asked of a resource, decoded; the server that it means has been found.
 *
 * @param server the one that {@code space} names, or the whole
 * @param variables what the path says where it varies, in order
 * @param query of names that the route knows, each once
 * @param accept the media types that are wanted
 * @param body of the request
 */
public record Request(
        MockMailServer server,
        List<String> variables,
        Map<String, String> query,
        String accept,
        Body body) {

    /** What the path says at its first place that varies. */
    public String first() {
        return variables.get(0);
    }

    /** What the path says at its second place that varies. */
    public String second() {
        return variables.get(1);
    }

    /** What the path says at its third place that varies. */
    public String third() {
        return variables.get(2);
    }

    /** A part of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A number in the query. */
    public OptionalLong number(String name) {
        var text = query(name);
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(number(text.get(), "?" + name));
    }

    /** How many items a list shows at most. */
    public int limit(int otherwise) {
        var limit = number("limit");
        if (limit.isEmpty()) {
            return otherwise;
        }
        if (limit.getAsLong() < 1) {
            throw Problem.of(400, "?limit is a number from 1 on");
        }
        return (int) Math.min(limit.getAsLong(), Integer.MAX_VALUE);
    }

    /** Whether a list begins with what came last. */
    public boolean newestFirst() {
        return word("order", "oldest", "newest").equals(Optional.of("newest"));
    }

    /** A part of the query that is one of these words. */
    public Optional<String> word(String name, String... words) {
        var said = query(name);
        if (said.isPresent() && !List.of(words).contains(said.get())) {
            throw Problem.of(
                    400,
                    "?%s is %s, not \"%s\""
                            .formatted(name, String.join(" or ", words), said.get()));
        }
        return said;
    }

    /** A number in the path; what is none names nothing that is there. */
    public static OptionalInt numbered(String text) {
        return text.matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static long number(String text, String what) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.of(400, what + " is a whole number, not \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    /** Whether the client wants this type rather than JSON; of equals, the first one said. */
    public boolean wants(String type) {
        return Stream.of(accept.split(","))
                .map(MediaRange::of)
                .filter(it -> it.is(type) || it.is("application/json") || it.is("*/*"))
                .reduce((one, other) -> other.weight() > one.weight() ? other : one)
                .filter(it -> it.is(type) && it.weight() > 0)
                .isPresent();
    }

    /** What a client can take, and how gladly. RFC 9110 §12.5.1 */
    private record MediaRange(String type, double weight) {

        private static final Pattern WEIGHT = Pattern.compile(";\\s*q=([01](?:\\.[0-9]{0,3})?)");

        static MediaRange of(String range) {
            var weight = WEIGHT.matcher(range.toLowerCase(Locale.ROOT));
            return new MediaRange(
                    range.split(";")[0].strip(),
                    weight.find() ? Double.parseDouble(weight.group(1)) : 1);
        }

        boolean is(String other) {
            return type.equalsIgnoreCase(other);
        }
    }
}

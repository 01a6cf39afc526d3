package dev.postiche.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a fault strikes: a moment, and how far inside it. At most one of the three distances is
 * given.
 *
 * @param moment {@code at} in JSON
 * @param afterBytes octets that the client has read (of a literal of its own: has sent) by then
 * @param afterLines whole lines that the client has read by then
 * @param after time since the moment began
 */
public record Place(
        Moment moment, OptionalLong afterBytes, OptionalLong afterLines, Optional<Duration> after) {

    /** The very beginning of a moment. */
    public static Place of(Moment moment) {
        return new Place(moment, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** The same moment after so many octets. */
    public Place afterBytes(long octets) {
        return new Place(moment, OptionalLong.of(octets), afterLines, after);
    }

    /** The same moment after so many lines. */
    public Place afterLines(long lines) {
        return new Place(moment, afterBytes, OptionalLong.of(lines), after);
    }

    /** The same moment after so long. */
    public Place after(Duration time) {
        return new Place(moment, afterBytes, afterLines, Optional.of(time));
    }

    /** Whether it is the beginning of its moment. */
    public boolean isBeginning() {
        return afterBytes.orElse(0) == 0 && afterLines.orElse(0) == 0 && after.isEmpty();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(moment.word());
        afterBytes.ifPresent(octets -> text.append(" after ").append(octets).append(" octets"));
        afterLines.ifPresent(lines -> text.append(" after ").append(lines).append(" lines"));
        after.ifPresent(time -> text.append(" after ").append(time.toMillis()).append(" ms"));
        return text.toString();
    }
}

package dev.postiche.imap.session;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a command has come that takes long. RFC 9585 §4.
 *
 * @param tag of the command
 * @param done steps of it, which only grow
 * @param goal all steps, more than are done
 */
public record Progress(Optional<String> tag, OptionalLong done, OptionalLong goal) {

    /** Of a command whose steps can be counted. */
    static Progress of(Optional<String> tag, long done, long goal) {
        return new Progress(tag, OptionalLong.of(done), OptionalLong.of(goal));
    }

    /** Of a command of which only that it runs is known. */
    public static Progress unknown(Optional<String> tag) {
        return new Progress(tag, OptionalLong.empty(), OptionalLong.empty());
    }
}

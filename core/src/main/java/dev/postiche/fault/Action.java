package dev.postiche.fault;

import java.util.Optional;

/**
 * One thing that a fault does. Each is a value with its word in JSON, and knows at which moments it
 * has a meaning; {@link Actions} has a method for each.
 */
public sealed interface Action
        permits Delay,
                Stall,
                Throttle,
                InSlices,
                Pause,
                Close,
                Refuse,
                Bye,
                Reply,
                Send,
                Unsolicited,
                DropLine,
                RewriteLine,
                Replace,
                Garbage,
                LiteralSize,
                Truncate,
                Certificate,
                Swallow,
                Change {

    /** Its word in JSON: {@code literalSize}. */
    String word();

    /** Does it. */
    void perform(Stage stage);

    /** Why it has no meaning at a place; empty where it has one. */
    default Optional<String> refusedAt(Place place) {
        return Optional.empty();
    }

    /** Whether nothing can come after it, because the connection has ended. */
    default boolean isLast() {
        return false;
    }
}

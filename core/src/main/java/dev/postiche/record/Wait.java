package dev.postiche.record;

import java.time.Duration;
import java.util.Optional;

/**
 * A condition, and for how long to wait for it in real time.
 *
 * @param condition what is waited for
 * @param timeout empty for what is usual
 */
public record Wait(Condition condition, Optional<Duration> timeout) {}

package dev.postiche.record;

import java.time.Duration;

/**
 * A piece of a dialogue: who said it, when, and what.
 *
 * @param byClient else the server said it
 * @param offset real time since the session began
 * @param part what was said
 */
public record Said(boolean byClient, Duration offset, RecordedPart part) {}

package dev.postiche.wire;

import java.time.Duration;

/**
 * How octets leave the raw socket, below TLS and compression: in segments of so many, with a pause
 * after each.
 *
 * @param segment at least 1
 */
public record RawShape(int segment, Duration pause) {}

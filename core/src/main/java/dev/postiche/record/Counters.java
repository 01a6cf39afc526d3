package dev.postiche.record;

/**
 * What was spoken in one protocol since the server's start; a reset does not set it back.
 *
 * @param connections that were accepted
 * @param live connections that are open now
 * @param commands that were answered
 * @param refusals answers NO, BAD and -ERR
 * @param octetsIn from clients, above TLS and compression
 * @param octetsOut to clients, above TLS and compression
 * @param faults that acted
 */
public record Counters(
        long connections,
        long live,
        long commands,
        long refusals,
        long octetsIn,
        long octetsOut,
        long faults) {}

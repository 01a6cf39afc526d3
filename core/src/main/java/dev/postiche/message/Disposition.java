package dev.postiche.message;

/**
 * How a part wants to be shown: {@code inline}, {@code attachment} or another word. RFC 2183.
 *
 * @param type in lower case
 */
public record Disposition(String type, Parameters parameters) {}

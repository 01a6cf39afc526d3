package dev.postiche.engine;

import dev.postiche.message.Slice;

/**
 * The stages a reply passes on its way to the socket: faults that hold and alter it, the place that
 * counts and strikes, the recording. What a protocol marks travels with the octets.
 */
interface ReplySink {
    /** Octets that the sink must copy if it keeps them. */
    void octets(byte[] octets, int offset, int length);

    /** Octets of a message, by reference. */
    void slice(Slice slice);

    /**
     * The size of the content that follows, in its wire form: {@code {310}CRLF}.
     *
     * @param size the true one
     * @param stated the one to be written
     */
    void announced(long size, long stated, String before, String after);

    /**
     * A literal or a multi-line content begins.
     *
     * @param literal its lines are no lines of the reply
     */
    void contentBegins(boolean literal);

    void contentEnds();

    /** The completion comes next: the tagged line, or the final dot. */
    void beforeTagged();
}

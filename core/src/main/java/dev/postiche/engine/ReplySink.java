package dev.postiche.engine;

import dev.postiche.message.Slice;

/**
 * The stages a reply passes on its way to the socket: faults that alter it, the place that counts
 * and cuts, the recording. What a protocol marks travels with the octets.
 */
interface ReplySink {
    /** Octets that the sink must copy if it keeps them. */
    void octets(byte[] octets, int offset, int length);

    /** Octets of a message, by reference. */
    void slice(Slice slice);

    /** The size of what follows, in its wire form: {@code {310}CRLF}. */
    void announced(long size, String before, String after);

    /** A literal or a multi-line content begins. */
    void contentBegins();

    void contentEnds();

    /** The completion comes next: the tagged line, or the final dot. */
    void beforeTagged();
}

package dev.postiche.message;

/** Counts the octets that are read of another content. */
final class CountingContent extends MessageContent {

    private final MessageContent counted;
    private long octets;

    CountingContent(MessageContent counted) {
        this.counted = counted;
    }

    /** How many octets have been read. */
    long octetsRead() {
        return octets;
    }

    @Override
    public long size() {
        return counted.size();
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        octets += length;
        counted.read(offset, target, at, length);
    }
}

package dev.postiche.message;

/** Octets that are computed whenever they are read: a big attachment that takes no memory. */
final class GeneratedContent extends MessageContent {

    private final long size;
    private final OctetSource source;

    GeneratedContent(long size, OctetSource source) {
        if (size < 0) {
            throw new IllegalArgumentException("a size must not be negative: " + size);
        }
        this.size = size;
        this.source = source;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        source.fill(offset, target, at, length);
    }
}

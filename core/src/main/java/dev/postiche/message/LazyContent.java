package dev.postiche.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;

/**
 * Content made when it is first read and made again after the garbage collector took it.
 *
 * <p>So a fixture of 100,000 numbered messages needs the memory of those that are being read. The
 * reference is weak and not soft: making a message costs less than keeping it.
 */
final class LazyContent extends MessageContent {

    private final Supplier<MessageContent> supplier;
    private volatile long size;
    private volatile WeakReference<MessageContent> made = new WeakReference<>(empty());

    /**
     * @param size as the supplier's content will have it; -1 if that is not known yet
     */
    LazyContent(long size, Supplier<MessageContent> supplier) {
        this.size = size;
        this.supplier = supplier;
    }

    /** Two threads may both make it: the octets are equal, and no lock is held meanwhile. */
    private MessageContent content() {
        var content = made.get();
        if (content == null || content.size() != size) {
            content = supplier.get();
            made = new WeakReference<>(content);
            size = content.size();
        }
        return content;
    }

    @Override
    public long size() {
        return size < 0 ? content().size() : size;
    }

    @Override
    protected void fill(long offset, byte[] target, int at, int length) {
        content().read(offset, target, at, length);
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) throws IOException {
        content().writeTo(out, offset, length);
    }

    @Override
    public InputStream newInputStream() {
        return content().newInputStream();
    }
}

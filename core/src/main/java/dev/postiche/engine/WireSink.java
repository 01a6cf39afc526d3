package dev.postiche.engine;

import dev.postiche.message.Slice;
import dev.postiche.wire.WireOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The last stage: octets into the socket's buffer. */
final class WireSink implements ReplySink {
    private final WireOutput output;

    WireSink(WireOutput output) {
        this.output = output;
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        output.write(octets, offset, length);
    }

    @Override
    public void slice(Slice slice) {
        try {
            slice.writeTo(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void announced(long size, String before, String after) {
        var text = (before + size + after).getBytes(StandardCharsets.US_ASCII);
        output.write(text, 0, text.length);
    }

    @Override
    public void contentBegins() {}

    @Override
    public void contentEnds() {}

    @Override
    public void beforeTagged() {}
}

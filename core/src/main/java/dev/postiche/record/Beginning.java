package dev.postiche.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Takes the first octets of a content and stops it when it has enough. */
final class Beginning extends OutputStream {

    /** Enough has been read. */
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final int most;

    Beginning(int most) {
        this.most = most;
    }

    byte[] of(RecordedPart.Content.Source source) {
        try {
            source.writeTo(this);
        } catch (Enough reached) {
            return octets.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int room = Math.min(length, most - octets.size());
        octets.write(source, offset, room);
        if (room < length) {
            throw new Enough();
        }
    }
}

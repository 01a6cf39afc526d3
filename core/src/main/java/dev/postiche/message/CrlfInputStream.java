package dev.postiche.message;

import java.io.IOException;
import java.io.InputStream;

/** Puts a CR before each LF that has none: lines of text end so on the wire. RFC 3516 §6. */
final class CrlfInputStream extends DecodingInputStream {

    private int before = -1;
    private boolean held;

    CrlfInputStream(InputStream text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        if (held) {
            held = false;
            before = '\n';
            return '\n';
        }
        int octet = encoded.read();
        held = octet == '\n' && before != '\r';
        before = held ? '\r' : octet;
        return before;
    }
}

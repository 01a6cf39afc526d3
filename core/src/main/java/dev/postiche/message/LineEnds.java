package dev.postiche.message;

import java.io.ByteArrayOutputStream;

/** Puts CRLF where octets have other line ends: git checks text files out with LF alone. */
final class LineEnds {

    private LineEnds() {}

    /** Each LF without a CR before it becomes CRLF; all else stays. */
    static byte[] toCrlf(byte[] octets) {
        var out = new ByteArrayOutputStream(octets.length + octets.length / 32);
        int before = 0;
        for (byte octet : octets) {
            if (octet == '\n' && before != '\r') {
                out.write('\r');
            }
            out.write(octet);
            before = octet;
        }
        return out.size() == octets.length ? octets : out.toByteArray();
    }

    /** The lines of a text divided by CRLF, whatever divided them. */
    static String toCrlf(String text) {
        return text.replaceAll("\r\n|\r|\n", "\r\n");
    }
}

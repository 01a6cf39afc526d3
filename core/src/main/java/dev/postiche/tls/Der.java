package dev.postiche.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the few ASN.1 values of which a certificate consists.
 *
 * <p>The JDK reads certificates but has no public way to make them, and a library for it would be
 * larger than all of Postiche. ITU-T X.690.
 */
final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT_PRIMITIVE = 0x80;
    private static final int CONTEXT_CONSTRUCTED = 0xa0;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return tagged(SEQUENCE, elements);
    }

    static byte[] set(byte[]... elements) {
        return tagged(SET, elements);
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return tagged(BOOLEAN, new byte[] {(byte) (value ? 0xff : 0)});
    }

    /** A bit string of whole octets, or of fewer bits when {@code unusedBits} (0 to 7) says so. */
    static byte[] bitString(byte[] octets, int unusedBits) {
        return tagged(BIT_STRING, new byte[] {(byte) unusedBits}, octets);
    }

    static byte[] octetString(byte[] octets) {
        return tagged(OCTET_STRING, octets);
    }

    static byte[] utf8String(String text) {
        return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An object identifier from its dotted form. */
    static byte[] oid(String dotted) {
        var arcs = dotted.split("\\.");
        var content = new ByteArrayOutputStream();
        base128(content, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (var i = 2; i < arcs.length; i++) {
            base128(content, Long.parseLong(arcs[i]));
        }
        return tagged(OBJECT_IDENTIFIER, content.toByteArray());
    }

    /** RFC 5280 §4.1.2.5: UTCTime through the year 2049, GeneralizedTime afterwards. */
    static byte[] time(Instant instant) {
        var early = instant.atOffset(ZoneOffset.UTC).getYear() < 2050;
        var text = (early ? UTC : GENERALIZED).format(instant);
        return tagged(
                early ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] explicit(int number, byte[] content) {
        return tagged(CONTEXT_CONSTRUCTED | number, content);
    }

    /** A context-specific primitive value, as the general names of a SAN are. */
    static byte[] implicit(int number, byte[] content) {
        return tagged(CONTEXT_PRIMITIVE | number, content);
    }

    private static byte[] tagged(int tag, byte[]... contents) {
        var length = 0;
        for (var content : contents) {
            length += content.length;
        }
        var out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            var octets = BigInteger.valueOf(length).toByteArray();
            var from = octets[0] == 0 ? 1 : 0;
            out.write(0x80 | (octets.length - from));
            out.write(octets, from, octets.length - from);
        }
        for (var content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static void base128(ByteArrayOutputStream out, long value) {
        for (var shift = 63 - 63 % 7; shift > 0; shift -= 7) {
            if (value >>> shift != 0) {
                out.write((int) (value >>> shift & 0x7f) | 0x80);
            }
        }
        out.write((int) (value & 0x7f));
    }
}

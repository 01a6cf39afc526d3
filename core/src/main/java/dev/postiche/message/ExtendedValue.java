package dev.postiche.message;

import java.io.ByteArrayOutputStream;

/** A parameter value with charset and percent encoding: {@code utf-8'en'caf%C3%A9}. RFC 2231 §4. */
final class ExtendedValue {

    private ExtendedValue() {}

    static String decode(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        var charset = second < 0 ? "" : value.substring(0, first);
        var octets = percentDecode(second < 0 ? value : value.substring(second + 1));
        return Charsets.decode(charset, octets);
    }

    private static byte[] percentDecode(String text) {
        var octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? hexOctet(text, i + 1) : -1;
            if (octet >= 0) {
                i += 2;
            }
            octets.write(octet >= 0 ? octet : c);
        }
        return octets.toByteArray();
    }

    /** The octet that two hexadecimal digits mean, -1 if they are none. */
    static int hexOctet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = hexDigit(text.charAt(at));
        int low = hexDigit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** What a hexadecimal digit in ASCII means, -1 if it is none. */
    static int hexDigit(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Writes octets (one character each) so that they can stand in an extended value. */
    static String percentEncode(String octets) {
        var text = new StringBuilder(octets.length());
        for (char c : octets.toCharArray()) {
            if (c > ' ' && c < 0x7f && "*'%()<>@,;:\\\"/[]?=".indexOf(c) < 0) {
                text.append(c);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return text.toString();
    }
}

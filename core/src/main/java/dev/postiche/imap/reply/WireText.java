package dev.postiche.imap.reply;

import dev.postiche.imap.grammar.Astring;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Octets of a reply in the making, for all but the contents of messages.
 *
 * <p>Strings are given with one char for each octet; whether one goes as quoted string or as
 * literal is decided here, by what is in it. RFC 3501 §4.3.
 */
public final class WireText {

    /** Longer strings go as literals: some clients have a bound for a line. RFC 2683 §3.2.1.5 */
    private static final int LONGEST_QUOTED = 1000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    private final boolean utf8;

    /** For all clients. */
    public WireText() {
        this(WireForm.PLAIN);
    }

    /** For clients that read this form. */
    public WireText(WireForm form) {
        this.utf8 = form.isUtf8();
    }

    /** US-ASCII as it is. */
    public WireText ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i));
        }
        return this;
    }

    public WireText number(long number) {
        return ascii(Long.toString(number));
    }

    public WireText sp() {
        out.write(' ');
        return this;
    }

    /** Octets that were made by another of these. */
    public WireText octets(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    /** string: quoted where that is possible. NUL, which no string may hold, is left out. */
    public WireText string(String text) {
        var clean = text.indexOf(0) < 0 ? text : text.replace("\0", "");
        return clean.length() <= LONGEST_QUOTED && Astring.canBeQuoted(clean, utf8)
                ? ascii(Astring.quoted(clean))
                : literal(clean);
    }

    /** astring: an atom where that is possible. */
    public WireText astring(String text) {
        return Astring.canBeQuoted(text, false) ? ascii(Astring.print(text)) : string(text);
    }

    /** nstring: NIL for nothing. */
    public WireText nstring(Optional<String> text) {
        return text.isPresent() ? string(text.get()) : ascii("NIL");
    }

    /** As {@link #string}, of a text in Unicode. */
    public WireText utf8String(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        return string(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** As {@link #astring}, of a text in Unicode. */
    public WireText utf8Astring(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        return astring(new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** value: as {@link #string}, or literal8 if there is a NUL in it. RFC 5464 §5 */
    public WireText value(byte[] octets) {
        var text = new String(octets, StandardCharsets.ISO_8859_1);
        return text.indexOf(0) < 0 ? string(text) : ascii("~").literal(text);
    }

    private WireText literal(String text) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return ascii("{" + octets.length + "}\r\n").octets(octets);
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }
}

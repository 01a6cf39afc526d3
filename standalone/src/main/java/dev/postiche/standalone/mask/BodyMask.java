package dev.postiche.standalone.mask;

import dev.postiche.message.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Masks the body of a part that has no parts: a text becomes another text, an attachment filler.
 *
 * <p>It is written back in the transfer encoding that it had, sign for sign, so that neither its
 * size nor its lines change. RFC 2045 §6.
 */
final class BodyMask {

    private static final byte[] FILLER =
            "Filler in place of an attachment. ".getBytes(StandardCharsets.US_ASCII);

    private static final TextMask.Style CALENDAR =
            TextMask.Style.BODY.keeping(CalendarWords::keeps);

    /** Parts that consist of header fields. RFC 3464, RFC 8098, RFC 6522 */
    private static final Set<String> OF_FIELDS =
            Set.of(
                    "message/delivery-status",
                    "message/disposition-notification",
                    "message/feedback-report",
                    "message/global-delivery-status",
                    "message/external-body",
                    "text/rfc822-headers");

    private final TextMask texts;
    private final HeaderMask headers;
    private final boolean keepText;
    private final boolean keepAttachments;
    private long maskedTexts;
    private long maskedAttachments;
    private long filled;

    BodyMask(TextMask texts, HeaderMask headers, boolean keepText, boolean keepAttachments) {
        this.texts = texts;
        this.headers = headers;
        this.keepText = keepText;
        this.keepAttachments = keepAttachments;
    }

    /** How many texts, attachments, and octets of attachments as transferred. */
    long[] counts() {
        return new long[] {maskedTexts, maskedAttachments, filled};
    }

    /** What becomes of the decoded octets of a part; as many come back. */
    private interface OctetMask {
        byte[] mask(byte[] octets, SplittableRandom chance);
    }

    /** Masks a range of octets that is the body of this part. */
    void mask(byte[] octets, int from, int to, MimePart part, SplittableRandom chance) {
        if (isText(part) ? keepText : keepAttachments) {
            return;
        }
        if (isText(part)) {
            maskedTexts++;
        } else {
            maskedAttachments++;
            filled += to - from;
        }
        var mask = maskOf(part);
        switch (part.encoding()) {
            case "base64" ->
                    base64(
                            octets,
                            from,
                            to,
                            isText(part) ? Optional.of(mask) : Optional.empty(),
                            chance);
            case "quoted-printable" -> quotedPrintable(octets, from, to, mask, chance);
            default -> range(octets, from, to, mask, chance);
        }
    }

    /** Whether it is for people or for programs that read texts; the rest are attachments. */
    private static boolean isText(MimePart part) {
        return part.type().equals("text")
                || part.type().equals("multipart")
                || part.mediaType().equals("application/xhtml+xml")
                || OF_FIELDS.contains(part.mediaType());
    }

    private OctetMask maskOf(MimePart part) {
        var type = part.mediaType();
        if (OF_FIELDS.contains(type)) {
            return this::fields;
        }
        if (!isText(part)) {
            return BodyMask::linesOfFiller;
        }
        var charset = part.parameters().get("charset");
        boolean isHtml = type.equals("text/html") || type.equals("application/xhtml+xml");
        boolean isCalendar = type.equals("text/calendar") || type.endsWith("vcard");
        var style = isCalendar ? CALENDAR : TextMask.Style.BODY;
        return (octets, chance) -> text(octets, charset, isHtml, style, chance);
    }

    private byte[] text(
            byte[] octets,
            Optional<String> charset,
            boolean isHtml,
            TextMask.Style style,
            SplittableRandom chance) {
        UnaryOperator<String> mask =
                isHtml
                        ? text -> HtmlMask.mask(texts, chance, text)
                        : text -> texts.mask(text, style, chance);
        return CharsetMask.mask(octets, CharsetMask.find(charset, octets), mask, chance);
    }

    private byte[] fields(byte[] octets, SplittableRandom chance) {
        var masked = octets.clone();
        headers.mask(masked, 0, masked.length, chance);
        return masked;
    }

    /** The same few words again and again, with the line ends of what they stand for. */
    private static byte[] linesOfFiller(byte[] octets, SplittableRandom chance) {
        var filler = octets.clone();
        for (int i = 0; i < filler.length; i++) {
            if (filler[i] != '\r' && filler[i] != '\n') {
                filler[i] = filler(i);
            }
        }
        return filler;
    }

    private static byte filler(int at) {
        return FILLER[at % FILLER.length];
    }

    private static void range(
            byte[] octets, int from, int to, OctetMask mask, SplittableRandom chance) {
        var masked = mask.mask(Arrays.copyOfRange(octets, from, to), chance);
        System.arraycopy(masked, 0, octets, from, masked.length);
    }

    private static void quotedPrintable(
            byte[] octets, int from, int to, OctetMask mask, SplittableRandom chance) {
        var units = Units.of(octets, from, to, Units.Escape.QUOTED_PRINTABLE);
        var text = units.octets();
        if (!units.write(mask.mask(text, chance), 0)) {
            units.write(CharsetMask.octetByOctet(text, chance), 0);
        }
    }

    /**
     * @param mask what becomes of a text; an attachment has none, and its lines are nobody's
     *     business
     */
    private static void base64(
            byte[] octets, int from, int to, Optional<OctetMask> mask, SplittableRandom chance) {
        var places = Base64Places.of(octets, from, to);
        if (!places.isWhole()) {
            places.scramble(chance);
        } else if (mask.isPresent()) {
            places.write(mask.get().mask(places.octets(), chance), 0);
        } else {
            places.write(BodyMask::filler);
        }
        // What is no base64 may be text that somebody put there.
        for (int i = from; i < to; i++) {
            if (octets[i] < 0) {
                octets[i] = 'x';
            }
        }
    }
}

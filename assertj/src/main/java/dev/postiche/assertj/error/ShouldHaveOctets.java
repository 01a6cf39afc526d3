package dev.postiche.assertj.error;

import dev.postiche.MailAttachment;
import dev.postiche.MailMessage;
import java.util.Arrays;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The octets of something are not what they should be. */
public final class ShouldHaveOctets extends BasicErrorMessageFactory {

    private ShouldHaveOctets(String format, Object... arguments) {
        super(format, arguments);
    }

    private static final int SHOWN = 16;

    /** A message should have these. */
    public static ErrorMessageFactory shouldHaveRaw(
            MailMessage actual, byte[] found, byte[] expected) {
        return octets(Described.message(actual), found, expected);
    }

    /** An attachment should have these once it is decoded. */
    public static ErrorMessageFactory shouldHaveContent(
            MailAttachment actual, byte[] found, byte[] expected) {
        return octets("the attachment " + actual.name(), found, expected);
    }

    /** An attachment should be of this size once it is decoded. */
    public static ErrorMessageFactory shouldHaveSize(
            MailAttachment actual, int found, String expected) {
        return new ShouldHaveOctets(
                "expected the attachment %s to have %s,%n but it has %s octets",
                unquotedString(actual.name()), unquotedString(expected), found);
    }

    /** An attachment should be of this media type. */
    public static ErrorMessageFactory shouldHaveType(MailAttachment actual, String expected) {
        return new ShouldHaveOctets(
                "expected the attachment %s to be %s,%n but it is %s",
                unquotedString(actual.name()),
                unquotedString(expected),
                unquotedString(actual.type()));
    }

    private static ErrorMessageFactory octets(String who, byte[] found, byte[] expected) {
        int at = Arrays.mismatch(expected, found);
        return new ShouldHaveOctets(
                "expected %s to have other octets:%n from offset %s on %s (%s in all),"
                        + "%n but there are %s (%s in all)",
                unquotedString(who),
                at,
                unquotedString(beginning(expected, at)),
                expected.length,
                unquotedString(beginning(found, at)),
                found.length);
    }

    /** {@code "Hi there"}, what cannot be seen as {@code \\x0d}. */
    private static String beginning(byte[] octets, int from) {
        var text = new StringBuilder("\"");
        for (int i = from; i < Math.min(octets.length, from + SHOWN); i++) {
            text.append(
                    octets[i] >= ' ' && octets[i] < 0x7f
                            ? String.valueOf((char) octets[i])
                            : "\\x%02x".formatted(octets[i] & 0xff));
        }
        return text.append(octets.length > from + SHOWN ? "\"…" : "\"").toString();
    }
}

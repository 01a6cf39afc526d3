package dev.postiche.imap.reply;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OK, NO, BAD, PREAUTH and BYE: the line of a condition, untagged or behind its tag. RFC 3501 §7.1.
 *
 * @param status one of the five words
 * @param text for people; what cannot stand in a line is replaced
 */
public record StatusReply(String status, Optional<ResponseCode> code, String text)
        implements Reply {

    private static final Pattern UNFIT = Pattern.compile("[^ -~]");

    @Override
    public void writeTo(WireText out) {
        out.ascii(status).sp();
        code.ifPresent(each -> out.ascii(each.toString()).sp());
        // text = 1*TEXT-CHAR: never empty, and 7-bit without line ends. RFC 3501 §9
        out.ascii(text.isEmpty() ? status : UNFIT.matcher(text).replaceAll("?"));
    }
}

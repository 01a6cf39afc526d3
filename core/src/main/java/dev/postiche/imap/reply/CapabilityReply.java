package dev.postiche.imap.reply;

import java.util.List;
import java.util.Optional;

/**
 * CAPABILITY and ENABLED: a word and capabilities behind it. RFC 3501 §7.2.1, RFC 5161 §3.2.
 *
 * @param word which of the two
 */
public record CapabilityReply(String word, List<String> capabilities) implements Reply {

    /** Apache Commons Net refuses a status line with more than 500 octets behind its first word. */
    private static final int LONGEST_CODE = 480;

    /** CAPABILITY with what is announced at this moment. */
    public static CapabilityReply capability(List<String> announced) {
        return new CapabilityReply("CAPABILITY", announced);
    }

    /**
     * The same as a response code, if a status line can hold it; without it a client asks by
     * CAPABILITY. RFC 9051 §7.1
     */
    public Optional<ResponseCode> code() {
        var code = ResponseCode.capability(capabilities);
        return code.toString().length() > LONGEST_CODE ? Optional.empty() : Optional.of(code);
    }

    @Override
    public void writeTo(WireText out) {
        out.ascii(word);
        capabilities.forEach(capability -> out.sp().ascii(capability));
    }
}

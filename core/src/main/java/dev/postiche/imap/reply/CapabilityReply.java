package dev.postiche.imap.reply;

import java.util.List;

/**
 * CAPABILITY and ENABLED: a word and capabilities behind it. RFC 3501 §7.2.1, RFC 5161 §3.2.
 *
 * @param word which of the two
 */
public record CapabilityReply(String word, List<String> capabilities) implements Reply {

    @Override
    public void writeTo(WireText out) {
        out.ascii(word);
        capabilities.forEach(capability -> out.sp().ascii(capability));
    }
}

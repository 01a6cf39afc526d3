package dev.postiche.imap.reply;

import java.util.List;

/**
 * ESEARCH: what was found, item by item, for the command with this tag. RFC 4466 §2.6.2, RFC 4731
 * §3.1, RFC 7377 §2.1.
 *
 * @param correlators what the response belongs to, without their parentheses
 * @param uids whether all numbers are UIDs
 * @param data each item with its name
 */
public record EsearchReply(String correlators, boolean uids, List<String> data) implements Reply {

    public EsearchReply {
        data = List.copyOf(data);
    }

    /** For a search of the selected mailbox. */
    public static EsearchReply of(String tag, boolean uids, List<String> data) {
        return new EsearchReply(tagged(tag), uids, data);
    }

    /** The correlator that every response has. A tag needs no quoting. RFC 3501 §9 (tag) */
    public static String tagged(String tag) {
        return "TAG \"" + tag.replace("\\", "\\\\") + "\"";
    }

    @Override
    public void writeTo(WireText out) {
        out.ascii("ESEARCH (" + correlators + ")").ascii(uids ? " UID" : "");
        data.forEach(each -> out.sp().ascii(each));
    }
}

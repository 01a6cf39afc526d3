package dev.postiche.imap.reply;

import dev.postiche.imap.grammar.Astring;
import dev.postiche.store.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands in brackets before the text of a status reply, for programs to act on.
 *
 * <p>RFC 3501 §7.1, RFC 5530 §3, RFC 4315 §3.
 *
 * @param text without the brackets
 */
public record ResponseCode(String text) {

    public static final ResponseCode ALREADYEXISTS = new ResponseCode("ALREADYEXISTS");
    public static final ResponseCode AUTHENTICATIONFAILED =
            new ResponseCode("AUTHENTICATIONFAILED");
    public static final ResponseCode AUTHORIZATIONFAILED = new ResponseCode("AUTHORIZATIONFAILED");
    public static final ResponseCode CANNOT = new ResponseCode("CANNOT");
    public static final ResponseCode CLIENTBUG = new ResponseCode("CLIENTBUG");
    public static final ResponseCode CLOSED = new ResponseCode("CLOSED"); // RFC 7162 §3.2.11
    public static final ResponseCode EXPIRED = new ResponseCode("EXPIRED");
    public static final ResponseCode EXPUNGEISSUED = new ResponseCode("EXPUNGEISSUED");
    public static final ResponseCode HASCHILDREN = new ResponseCode("HASCHILDREN");
    public static final ResponseCode INUSE = new ResponseCode("INUSE");
    public static final ResponseCode LIMIT = new ResponseCode("LIMIT");
    public static final ResponseCode NONEXISTENT = new ResponseCode("NONEXISTENT");
    public static final ResponseCode NOPERM = new ResponseCode("NOPERM");
    public static final ResponseCode OVERQUOTA = new ResponseCode("OVERQUOTA");
    public static final ResponseCode PRIVACYREQUIRED = new ResponseCode("PRIVACYREQUIRED");
    public static final ResponseCode READ_ONLY = new ResponseCode("READ-ONLY");
    public static final ResponseCode READ_WRITE = new ResponseCode("READ-WRITE");
    public static final ResponseCode SERVERBUG = new ResponseCode("SERVERBUG");
    public static final ResponseCode TOOBIG = new ResponseCode("TOOBIG"); // RFC 4469 §4.2
    public static final ResponseCode TRYCREATE = new ResponseCode("TRYCREATE");
    public static final ResponseCode UIDREQUIRED = new ResponseCode("UIDREQUIRED"); // RFC 9586
    public static final ResponseCode UNAVAILABLE = new ResponseCode("UNAVAILABLE");
    public static final ResponseCode UNKNOWN_CTE = new ResponseCode("UNKNOWN-CTE"); // RFC 3516

    /** UNSEEN with the number of the first message without \Seen. */
    public static ResponseCode unseen(long number) {
        return new ResponseCode("UNSEEN " + number);
    }

    public static ResponseCode uidNext(long uid) {
        return new ResponseCode("UIDNEXT " + uid);
    }

    public static ResponseCode uidValidity(long validity) {
        return new ResponseCode("UIDVALIDITY " + validity);
    }

    public static ResponseCode permanentFlags(Collection<String> flags) {
        return new ResponseCode("PERMANENTFLAGS (" + String.join(" ", flags) + ")");
    }

    public static ResponseCode capability(List<String> capabilities) {
        return new ResponseCode("CAPABILITY " + String.join(" ", capabilities));
    }

    /** BADCHARSET with the charsets that would do. */
    public static ResponseCode badCharset(List<String> supported) {
        return new ResponseCode(
                supported.stream()
                        .map(Astring::print)
                        .collect(Collectors.joining(" ", "BADCHARSET (", ")")));
    }

    /** APPENDUID; a single message has a number, several a set. RFC 4315 §3 */
    public static ResponseCode appendUid(long uidValidity, UidSet uids) {
        return new ResponseCode("APPENDUID " + uidValidity + " " + uids);
    }

    /** COPYUID; both sets are in the order of copying. RFC 4315 §3 */
    public static ResponseCode copyUid(long uidValidity, UidSet from, UidSet to) {
        return new ResponseCode("COPYUID " + uidValidity + " " + from + " " + to);
    }

    /** BADURL with the URL that does not work; what no code may hold is encoded. RFC 4469 §5 */
    public static ResponseCode badUrl(String url) {
        var shown = new StringBuilder();
        for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= ' ' && octet < 0x7F && "\"\\]".indexOf(octet) < 0;
            shown.append(plain ? (char) octet : "%%%02X".formatted(octet));
        }
        return new ResponseCode("BADURL \"" + shown + "\"");
    }

    /** URLMECH with the mechanisms that can vouch for URLs of a mailbox. RFC 4467 §8 */
    public static ResponseCode urlMech(String mechanisms) {
        return new ResponseCode("URLMECH " + mechanisms);
    }

    /** BADEVENT with the events that there are. RFC 5465 §3.1 */
    public static ResponseCode badEvent(List<String> known) {
        return new ResponseCode("BADEVENT (" + String.join(" ", known) + ")");
    }

    /** HIGHESTMODSEQ: up to this mod-sequence the client knows all. RFC 7162 §3.1.2.1 */
    public static ResponseCode highestModSeq(long modSeq) {
        return new ResponseCode("HIGHESTMODSEQ " + modSeq);
    }

    /** MODIFIED with the numbers or UIDs of what a conditional STORE left alone. RFC 7162 §3.1.3 */
    public static ResponseCode modified(UidSet messages) {
        return new ResponseCode("MODIFIED " + messages);
    }

    /** The first word. */
    public String name() {
        var space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    @Override
    public String toString() {
        return "[" + text + "]";
    }
}

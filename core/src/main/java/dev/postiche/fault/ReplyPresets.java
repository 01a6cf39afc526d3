package dev.postiche.fault;

import static dev.postiche.fault.Actions.rewriteLine;
import static dev.postiche.fault.Actions.truncate;

import dev.postiche.spec.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ready-made faults of IMAP replies that are not what was asked for, or not what the RFC wants.
 * Each says lines of the reply otherwise.
 */
final class ReplyPresets {
    /** A value of FETCH: quoted, in parentheses, or a word (a literal is one character). */
    private static final String VALUE = "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|" + nested(9) + "|[^ ()]+)";

    private static final String ITEM = "[A-Z0-9.]+(?:\\[[^\\]]*\\](?:<[0-9]+>)?)? " + VALUE;

    /** A body part's encoding. RFC 9051 §9, body-fld-enc */
    private static final String ENCODING = "\"(7BIT|8BIT|BINARY|BASE64|QUOTED-PRINTABLE)\"";

    private ReplyPresets() {}

    static List<Preset> all() {
        return List.of(
                badBodystructure(),
                wrongSize(),
                itemOrder(),
                missingItem(),
                searchLies(),
                partialFetch(),
                literalWhereString());
    }

    /** A list in parentheses that holds lists down to such a depth. */
    private static String nested(int depth) {
        var inner = depth == 0 ? "" : "|" + nested(depth - 1);
        return "\\((?:[^()\"]++|\"(?:[^\"\\\\]|\\\\.)*+\"" + inner + ")*+\\)";
    }

    private static FaultBuilder<Fault> on(String... commands) {
        return Fault.on(Protocol.IMAP).command(commands).at(Moment.REPLY);
    }

    private static Preset badBodystructure() {
        var variants = variants();
        return Preset.named(
                        "bad-bodystructure",
                        "BODYSTRUCTURE is broken in one of the ways that servers have broken it")
                .word("variant", List.copyOf(variants.keySet()), "which way")
                .is(
                        values ->
                                on("FETCH")
                                        .argument("*BODYSTRUCTURE*", "*FULL*")
                                        .then(
                                                variants.getOrDefault(
                                                        values.text("variant"),
                                                        rewriteLine("", ""))));
    }

    private static Map<String, Action> variants() {
        var all = new LinkedHashMap<String, Action>();
        // A list that is empty, where RFC 9051 §9 (body-fld-param) wants NIL.
        all.put("empty-parameters", rewriteLine("\\(\"CHARSET\" \"[^\"]*\"\\)", "()"));
        // A text without its number of lines (body-type-text).
        all.put(
                "no-lines",
                rewriteLine(
                        "(?i)(\"TEXT\" \"[^\"]*\" "
                                + VALUE
                                + " \\S+ \\S+ "
                                + ENCODING
                                + " [0-9]+) [0-9]+",
                        "$1"));
        all.put("negative-size", rewriteLine("(?i)" + ENCODING + " [0-9]+", "\"$1\" -1"));
        all.put("nil-encoding", rewriteLine("(?i)" + ENCODING + "(?= [0-9])", "NIL"));
        all.put("unquoted-encoding", rewriteLine("(?i)" + ENCODING + "(?= [0-9])", "$1"));
        all.put("nil-type", rewriteLine("(?i)\"TEXT\" \"[^\"]*\"", "NIL NIL"));
        // A word, where a list of word and parameters is due (body-fld-dsp).
        all.put(
                "string-disposition",
                rewriteLine("(?i)\\(\"(ATTACHMENT|INLINE)\" " + VALUE + "\\)", "\"$1\""));
        // A multipart without any part (body-type-mpart).
        all.put(
                "no-parts",
                rewriteLine(
                        "BODYSTRUCTURE " + VALUE,
                        "BODYSTRUCTURE (\"MIXED\" (\"BOUNDARY\" \"x\") NIL NIL)"));
        return all;
    }

    private static Preset wrongSize() {
        return Preset.named(
                        "wrong-size", "RFC822.SIZE is not the size of the message, as by Exchange")
                .text("by", "+100", "what is added to it: +100, -100")
                .is(
                        values ->
                                on("FETCH")
                                        .then(
                                                rewriteLine(
                                                        "RFC822\\.SIZE ([0-9]+)",
                                                        "RFC822.SIZE ${1"
                                                                + signed(values.text("by"))
                                                                + "}")));
    }

    private static String signed(String number) {
        if (!number.matches("[+-][0-9]{1,9}")) {
            throw new FaultRefused(
                    "parameter \"by\": expected a number with its sign such as +100, not \""
                            + number
                            + "\"");
        }
        return number;
    }

    private static Preset itemOrder() {
        return Preset.named(
                        "item-order",
                        "The first item of each FETCH reply comes last, which RFC 9051 §7.5.2"
                                + " allows")
                .is(
                        values ->
                                on("FETCH")
                                        .then(
                                                rewriteLine(
                                                        "^(\\* [0-9]+ FETCH) \\(("
                                                                + ITEM
                                                                + ") (.+)\\)$",
                                                        "$1 ($3 $2)")));
    }

    private static Preset missingItem() {
        return Preset.named("missing-item", "An item that was asked for is not in the FETCH reply")
                .text("item", "FLAGS", "which, as it stands in the reply")
                .is(
                        values -> {
                            var item = Pattern.quote(values.text("item")) + " " + VALUE;
                            return on("FETCH")
                                    .then(
                                            rewriteLine(
                                                    "(?<=\\()"
                                                            + item
                                                            + "(?: |(?=\\)))| "
                                                            + item
                                                            + "(?=[ )])",
                                                    ""));
                        });
    }

    private static Preset searchLies() {
        return Preset.named("search-lies", "SEARCH tells something else than it found")
                .word(
                        "lie",
                        List.of("none", "extra"),
                        "that it found nothing, or a message more that is not there")
                .is(
                        values ->
                                values.text("lie").equals("none")
                                        ? on("SEARCH")
                                                .then(
                                                        rewriteLine("^\\* SEARCH.*", "* SEARCH"),
                                                        rewriteLine(
                                                                "^(\\* ESEARCH.*?) ALL [0-9,:*]+",
                                                                "$1"))
                                        : on("SEARCH")
                                                .then(
                                                        rewriteLine(
                                                                "^(\\* SEARCH(?: [0-9]+)*)",
                                                                "$1 4294967294"),
                                                        rewriteLine(
                                                                "^(\\* ESEARCH.*? ALL [0-9,:*]+)",
                                                                "$1,4294967294")));
    }

    private static Preset partialFetch() {
        return Preset.named(
                        "partial-fetch",
                        "Asked for a part of a body, the server sends less of it than there is")
                .number("octets", 100, "so many at most")
                .is(
                        values ->
                                on("FETCH")
                                        .argument("*]<*>*")
                                        .then(truncate(values.number("octets"))));
    }

    private static Preset literalWhereString() {
        return Preset.named(
                        "literal-where-string",
                        "Names of mailboxes and subjects come as literals, which RFC 9051 §4.3"
                                + " allows")
                .is(
                        values ->
                                on("LIST", "LSUB", "FETCH")
                                        .then(
                                                rewriteLine(
                                                        "^(\\* (?:LIST|LSUB) \\([^)]*\\)"
                                                                + " (?:\"[^\"]*\"|NIL))"
                                                                + " \"?([^\" ][^\"]*)\"?$",
                                                        "$1 ${2:literal}"),
                                                rewriteLine(
                                                        "(ENVELOPE \\((?:\"[^\"]*\"|NIL))"
                                                                + " \"([^\"\\\\]*)\"",
                                                        "$1 ${2:literal}")));
    }
}

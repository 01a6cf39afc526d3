package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import dev.postiche.engine.ReplyOutput;
import java.util.Optional;

/** The two forms of a reply, one line and many. RFC 1939 §3. */
final class Pop3Reply {

    /** Where a message's size stands in a text; a text of ours is written with it as well. */
    static final String OCTETS = "{octets}";

    private Pop3Reply() {}

    /** One line with a text for people. */
    static void ok(Pop3Session session, Exchange exchange, String text) {
        value(exchange, session.text("+OK", Optional.empty(), text));
    }

    /** One line with a text for programs. */
    static void value(Exchange exchange, String text) {
        exchange.reply().status("+OK").beforeTagged().utf8(line("+OK", text)).crlf();
    }

    /** A server may say nothing behind the status. RFC 1939 §9 */
    private static String line(String status, String text) {
        return text.isEmpty() ? status : status + " " + text;
    }

    static void lines(Pop3Session session, Exchange exchange, String text, Iterable<String> lines) {
        var reply = exchange.reply().status("+OK");
        reply.utf8(line("+OK", session.text("+OK", Optional.empty(), text)))
                .crlf()
                .startMultiline();
        for (var line : lines) {
            reply.utf8(line).crlf();
        }
        reply.finalDot();
    }

    /** The first line of a message, whose size may stand in it. RFC 1939 §5 (RETR) */
    static ReplyOutput message(Pop3Session session, Exchange exchange, String text, long octets) {
        var words = session.text("+OK", Optional.empty(), text);
        var reply = exchange.reply().status("+OK");
        int at = words.indexOf(OCTETS);
        if (at < 0) {
            reply.utf8(line("+OK", words));
        } else {
            reply.utf8("+OK " + words.substring(0, at))
                    .announcedSize(octets)
                    .utf8(words.substring(at + OCTETS.length()));
        }
        return reply.crlf().startMultiline();
    }

    static void error(Pop3Session session, Exchange exchange, Pop3Refusal refusal) {
        boolean withCodes = session.settings().has(Pop3Capability.RESP_CODES);
        var code =
                refusal.code().filter(any -> withCodes).map(word -> "[" + word + "] ").orElse("");
        var own = String.valueOf(refusal.getMessage());
        exchange.reply()
                .status("-ERR")
                .beforeTagged()
                .utf8(line("-ERR", code + session.text("-ERR", refusal.code(), own)))
                .crlf();
    }
}

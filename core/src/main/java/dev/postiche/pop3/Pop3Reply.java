package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** The two forms of a reply, one line and many. RFC 1939 §3. */
final class Pop3Reply {

    private Pop3Reply() {}

    static void ok(Exchange exchange, String text) {
        exchange.reply().status("+OK").beforeTagged().utf8("+OK " + text).crlf();
    }

    static void lines(Exchange exchange, String text, Iterable<String> lines) {
        var reply = exchange.reply().status("+OK");
        reply.utf8("+OK " + text).crlf().startMultiline();
        for (var line : lines) {
            reply.utf8(line).crlf();
        }
        reply.finalDot();
    }

    static void error(Exchange exchange, Pop3Refusal refusal, boolean withCodes) {
        var code =
                refusal.code().filter(any -> withCodes).map(word -> "[" + word + "] ").orElse("");
        exchange.reply()
                .status("-ERR")
                .beforeTagged()
                .utf8("-ERR " + code + refusal.getMessage())
                .crlf();
    }
}

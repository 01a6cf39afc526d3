package dev.postiche.record;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sessions as a page to be opened in a browser, from a file and without a network.
 *
 * <p>What clients and messages say stands in it as text only: a subject that holds {@code <script>}
 * is a subject, and the page forbids itself all that is active.
 */
final class DialoguePage {

    /** More of a message's content is not shown. */
    private static final int SHOWN = 20_000;

    /** Of a session that says the same a million times a browser shows this much. */
    private static final int FIRST = 200;

    private static final int LAST = 800;
    private static final int SESSIONS = 500;

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy"
                content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>What was said</title>
            <style>
            :root { color-scheme: light dark; --c: #0b57d0; --s: #146c2e; --n: #b3261e; --g: #777; }
            @media (prefers-color-scheme: dark) {
              :root { --c: #a8c7fa; --s: #81c995; --n: #f2b8b5; --g: #999; }
            }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem;
              padding: 0 1rem; }
            h1 { font-size: 1.4rem; }
            summary { cursor: pointer; }
            .session > summary { font-weight: 600; padding: .4rem 0; }
            .session > summary span { font-weight: 400; margin-left: .6rem; }
            .exchange { border-left: 3px solid var(--g); margin: .3rem 0 .3rem .6rem;
              padding: 0 .8rem; }
            .failed { border-color: var(--n); }
            pre { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere;
              font: 13px/1.45 ui-monospace, monospace; }
            .c { color: var(--c); } .s { color: var(--s); } .n { color: var(--n); }
            pre.c, pre.s { padding-left: 3ch; position: relative; }
            .c::before, .s::before { position: absolute; left: 0; }
            .c::before { content: "C: "; } .s::before { content: "S: "; }
            .exchange p { margin: .15rem 0; }
            .f { color: var(--g); font-size: .85rem; }
            .content { margin-left: 1.5rem; }
            </style>
            </head>
            <body>
            <h1>What was said</h1>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private DialoguePage() {}

    static String of(List<RecordedSession> sessions) {
        var page = new DialoguePage();
        if (sessions.isEmpty()) {
            page.element("p", "f", "Nobody connected.");
        }
        int hidden = Math.max(0, sessions.size() - SESSIONS);
        if (hidden > 0) {
            page.element("p", "n", "… %s earlier sessions left out".formatted(hidden));
        }
        // Who opens it after a failure sees at once where something went wrong.
        sessions.stream()
                .skip(hidden)
                .forEach(
                        session ->
                                page.session(session, sessions.size() <= 3 || hasTrouble(session)));
        return page.page.append("</body>\n</html>\n").toString();
    }

    private void session(RecordedSession session, boolean open) {
        page.append("<details class=\"session\"").append(open ? " open>" : ">").append("<summary>");
        page.append(escaped(Dialogue.title(session)));
        page.append(hasTrouble(session) ? "<span class=\"n\">" : "<span class=\"f\">");
        page.append(escaped(outcome(session))).append("</span></summary>\n");
        element(
                "p",
                "f",
                "began %s, lasted %s ms, %s; %s octets in, %s out%s"
                        .formatted(
                                session.began(),
                                millis(session.lasted().toNanos()),
                                session.ending()
                                        .map(how -> "ended: " + how.words())
                                        .orElse("is " + session.state()),
                                session.octetsIn(),
                                session.octetsOut(),
                                session.dropped() == 0
                                        ? ""
                                        : "; %s octets were not kept"
                                                .formatted(session.dropped())));
        var all = session.exchanges();
        int hidden = Math.max(0, all.size() - FIRST - LAST);
        all.subList(0, hidden > 0 ? FIRST : all.size()).forEach(this::exchange);
        if (hidden > 0) {
            element("p", "n", "… %s exchanges left out; JSON has them all".formatted(hidden));
            all.subList(FIRST + hidden, all.size()).forEach(this::exchange);
        }
        session.error().ifPresent(error -> element("p", "n", "server error: " + error));
        page.append("</details>\n");
    }

    private static boolean hasTrouble(RecordedSession session) {
        return session.error().isPresent()
                || session.exchanges().stream().anyMatch(it -> failed(it));
    }

    private static boolean failed(RecordedExchange exchange) {
        return exchange.isRefused()
                || exchange.status().equals("BYE")
                || !exchange.faults().isEmpty();
    }

    private static String outcome(RecordedSession session) {
        var failed = session.exchanges().stream().filter(it -> failed(it)).count();
        return session.ending().map(Ending::words).orElse("is " + session.state())
                + (failed == 0 ? "" : ", %s with trouble".formatted(failed));
    }

    private void exchange(RecordedExchange exchange) {
        boolean failed = failed(exchange);
        page.append("<div class=\"exchange").append(failed ? " failed" : "").append("\">\n");
        var said = exchange.said();
        for (int i = 0; i < said.size(); ) {
            boolean byClient = said.get(i).byClient();
            int end = i;
            while (end < said.size() && said.get(end).byClient() == byClient) {
                end++;
            }
            var parts = said.subList(i, end).stream().map(Said::part).toList();
            element("pre", byClient ? "c" : "s", Dialogue.text(parts).stripTrailing());
            parts.forEach(this::content);
            i = end;
        }
        exchange.faults().forEach(fault -> element("p", "n", "fault " + fault));
        exchange.changes().forEach(change -> element("p", "f", change));
        element("p", "f", facts(exchange));
        page.append("</div>\n");
    }

    private static String facts(RecordedExchange exchange) {
        return "%s%s%s, %s octets in, %s out%s%s"
                .formatted(
                        exchange.said().stream()
                                .findFirst()
                                .map(said -> "at " + millis(said.offset().toNanos()) + " ms, ")
                                .orElse(""),
                        exchange.toFirstOctet()
                                .map(
                                        first ->
                                                "first octet after "
                                                        + millis(first.toNanos())
                                                        + " ms, ")
                                .orElse(""),
                        "all after " + millis(exchange.total().toNanos()) + " ms",
                        exchange.octetsIn(),
                        exchange.octetsOut(),
                        exchange.mailbox().map(name -> ", in " + name).orElse(""),
                        exchange.whole() ? "" : ", not finished");
    }

    /** What a literal holds, folded away. */
    private void content(RecordedPart part) {
        if (part instanceof RecordedPart.Content content) {
            page.append("<details class=\"content\"><summary class=\"f\">")
                    .append(content.length())
                    .append(" octets</summary>");
            element("pre", "", beginning(content));
            page.append("</details>\n");
        }
    }

    private static String beginning(RecordedPart.Content content) {
        byte[] octets;
        try {
            octets = content.beginning(SHOWN);
        } catch (UncheckedIOException elsewhere) {
            return String.valueOf(elsewhere.getMessage());
        }
        var text = new String(octets, StandardCharsets.UTF_8);
        return content.length() <= octets.length ? text : text + "\n…";
    }

    private void element(String name, String style, String text) {
        page.append('<').append(name);
        Optional.of(style)
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> page.append(" class=\"").append(it).append('"'));
        page.append('>').append(escaped(text));
        page.append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> safe.append("&amp;");
                                case '<' -> safe.append("&lt;");
                                case '>' -> safe.append("&gt;");
                                case '"' -> safe.append("&quot;");
                                case '\'' -> safe.append("&#39;");
                                case '\r' -> {}
                                default -> safe.appendCodePoint(visible(c));
                            }
                        });
        return safe.toString();
    }

    /** Controls would be no HTML, or turn the page's direction round. */
    private static int visible(int c) {
        boolean hidden =
                (Character.isISOControl(c) && c != '\n' && c != '\t')
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE;
        return hidden ? 0xFFFD : c;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}

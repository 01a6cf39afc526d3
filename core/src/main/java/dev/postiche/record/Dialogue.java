package dev.postiche.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A recording as people read it: {@code C:} and {@code S:} lines with times. */
final class Dialogue {

    /**
     * A stretch of the dialogue, or a remark on it.
     *
     * @param exchange number of the exchange that it belongs to, 0 for none
     * @param at real time since the session began
     * @param text may have several lines
     */
    record Entry(int exchange, Duration at, Who who, String text) {

        /** What its lines begin with. */
        String sign() {
            return who.sign;
        }
    }

    /** Who says it. */
    enum Who {
        CLIENT("C: "),
        SERVER("S: "),
        REMARK("-- ");

        private final String sign;

        Who(String sign) {
            this.sign = sign;
        }
    }

    private Dialogue() {}

    static String of(RecordedSession session) {
        var text = new StringBuilder(title(session)).append('\n');
        for (var entry : entries(session)) {
            append(text, time(entry.at()), entry);
        }
        return text.toString();
    }

    /** {@code session 1, IMAP from 127.0.0.1:50000, TLSv1.3, account anna}. */
    static String title(RecordedSession session) {
        var text = new StringBuilder();
        text.append("session ").append(session.number()).append(", ").append(session.protocol());
        text.append(" from ").append(session.client());
        session.tls().ifPresent(version -> text.append(", ").append(version));
        session.account().ifPresent(account -> text.append(", account ").append(account));
        session.clientId().ifPresent(id -> text.append(", client ").append(id));
        return text.toString();
    }

    /** All that was said in a session, and what is to be remarked, in the order of time. */
    static List<Entry> entries(RecordedSession session) {
        var entries = new ArrayList<Entry>();
        for (var exchange : session.exchanges()) {
            entries.addAll(entries(exchange));
            if (!exchange.whole()) {
                entries.add(unfinished(exchange, session.isLive()));
            }
        }
        // A push happens in the midst of the IDLE that waits for it.
        entries.sort(Comparator.comparing(Entry::at));
        session.error().ifPresent(error -> entries.add(remark(session, "server error: " + error)));
        session.ending().ifPresent(how -> entries.add(remark(session, "ended: " + how.words())));
        return entries;
    }

    static String of(RecordedExchange exchange) {
        var text = new StringBuilder();
        entries(exchange).forEach(entry -> append(text, "", entry));
        return text.toString();
    }

    /** Text parts as they are, of others only the size. */
    static String text(List<RecordedPart> parts) {
        var text = new StringBuilder();
        boolean hasContent = false;
        for (var part : parts) {
            if (part instanceof RecordedPart.Text octets) {
                var said = octets.text();
                // The dot that ends a POP3 reply has a line of its own. RFC 1939 §3
                text.append(hasContent && said.startsWith(".") ? "\n" + said : said);
                hasContent = false;
            } else if (part instanceof RecordedPart.Content content) {
                text.append('<').append(content.length()).append(" octets>");
                hasContent = true;
            } else {
                text.append('<').append(part.length()).append(" octets not kept>");
            }
        }
        return text.toString();
    }

    static List<Entry> entries(RecordedExchange exchange) {
        var entries = new ArrayList<Entry>();
        var last = Duration.ZERO;
        for (int i = 0; i < exchange.said().size(); ) {
            var first = exchange.said().get(i);
            var stretch = new ArrayList<RecordedPart>();
            for (; i < exchange.said().size(); i++) {
                var next = exchange.said().get(i);
                if (next.byClient() != first.byClient() || !next.offset().equals(first.offset())) {
                    break;
                }
                stretch.add(next.part());
            }
            last = first.offset();
            entries.add(
                    new Entry(
                            exchange.number(),
                            last,
                            first.byClient() ? Who.CLIENT : Who.SERVER,
                            text(stretch)));
        }
        for (var fault : exchange.faults()) {
            entries.add(new Entry(exchange.number(), last, Who.REMARK, "fault " + fault));
        }
        for (var change : exchange.changes()) {
            entries.add(new Entry(exchange.number(), last, Who.REMARK, change));
        }
        return entries;
    }

    private static Entry unfinished(RecordedExchange exchange, boolean live) {
        var said = exchange.said();
        var at = said.isEmpty() ? Duration.ZERO : said.get(said.size() - 1).offset();
        return new Entry(exchange.number(), at, Who.REMARK, live ? "under way" : "broken off");
    }

    private static Entry remark(RecordedSession session, String text) {
        return new Entry(0, session.lasted(), Who.REMARK, text);
    }

    private static void append(StringBuilder text, String time, Entry entry) {
        entry.text()
                .lines()
                .forEach(
                        line ->
                                text.append(time)
                                        .append(entry.who().sign)
                                        .append(line)
                                        .append('\n'));
    }

    /** Seconds with a point in every country. */
    static String time(Duration offset) {
        return String.format(Locale.ROOT, "%8.3f ", offset.toNanos() / 1e9);
    }
}

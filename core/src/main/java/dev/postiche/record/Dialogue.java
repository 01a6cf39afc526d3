package dev.postiche.record;

import dev.postiche.spec.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A recording as people read it: {@code C:} and {@code S:} lines with times. */
final class Dialogue {
    private static final String CLIENT = "C: ";
    private static final String SERVER = "S: ";

    private Dialogue() {}

    static String of(RecordedSession session) {
        var text = new StringBuilder();
        text.append("session ").append(session.number()).append(", ");
        text.append(protocol(session.endpoint())).append(" from ").append(session.client());
        session.tls().ifPresent(version -> text.append(", ").append(version));
        session.account().ifPresent(account -> text.append(", account ").append(account));
        session.clientId().ifPresent(id -> text.append(", client ").append(id));
        text.append('\n');
        for (var exchange : session.exchanges()) {
            append(text, exchange, time(exchange.offset()));
        }
        session.error().ifPresent(error -> text.append("! server error: ").append(error));
        session.error().ifPresent(error -> text.append('\n'));
        session.ending()
                .ifPresent(
                        ending ->
                                text.append(time(session.lasted()))
                                        .append("-- ended: ")
                                        .append(words(ending.name()))
                                        .append('\n'));
        return text.toString();
    }

    static String of(RecordedExchange exchange) {
        var text = new StringBuilder();
        append(text, exchange, "");
        return text.toString();
    }

    /** Text parts as they are, of others only the size. */
    static String text(List<RecordedPart> parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (part instanceof RecordedPart.Text octets) {
                text.append(octets.text());
            } else if (part instanceof RecordedPart.Content content) {
                text.append('<').append(content.length()).append(" octets>");
            } else {
                text.append('<').append(part.length()).append(" octets not kept>");
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, RecordedExchange exchange, String time) {
        lines(text, time, CLIENT, text(exchange.request()));
        lines(text, time, SERVER, text(exchange.reply()));
        exchange.faults()
                .forEach(fault -> text.append(time).append("-- fault ").append(fault).append('\n'));
        exchange.changes()
                .forEach(change -> text.append(time).append("-- ").append(change).append('\n'));
        if (!exchange.whole()) {
            text.append(time).append("-- broken off\n");
        }
    }

    private static void lines(StringBuilder text, String time, String who, String said) {
        said.lines().forEach(line -> text.append(time).append(who).append(line).append('\n'));
    }

    private static String protocol(Endpoint endpoint) {
        return endpoint.protocol() + (endpoint.tls() ? " (TLS)" : "");
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Seconds with a point in every country. */
    private static String time(Duration offset) {
        return String.format(Locale.ROOT, "%8.3f ", offset.toNanos() / 1e9);
    }
}

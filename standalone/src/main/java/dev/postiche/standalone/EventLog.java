package dev.postiche.standalone;

import dev.postiche.record.Ending;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.RecordingWatcher;
import dev.postiche.standalone.Call.LogFormat;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Writes one line per event, for people or for programs; with the dialogue where that is wanted.
 */
final class EventLog implements RecordingWatcher {

    private final LogFormat format;
    private final boolean trace;
    private final InstantSource clock;
    private final PrintStream err;

    EventLog(LogFormat format, boolean trace, InstantSource clock, PrintStream err) {
        this.format = format;
        this.trace = trace;
        this.clock = clock;
        this.err = err;
    }

    @Override
    public void sessionBegan(RecordedSession session) {
        var protocol = session.protocol().word();
        write(
                () ->
                        "session "
                                + session.number()
                                + " began: "
                                + protocol
                                + " from "
                                + session.client(),
                () ->
                        event("session-began", session.number())
                                .put("protocol", protocol)
                                .put("client", session.client()));
    }

    @Override
    public void exchangeEnded(RecordedSession recorded, RecordedExchange exchange) {
        var session = recorded.number();
        for (var fault : exchange.faults()) {
            write(
                    () -> "session " + session + " fault " + fault,
                    () -> event("fault", session).put("fault", fault));
        }
        if (trace) {
            write(
                    () -> dialogue(session, exchange),
                    () ->
                            event("exchange", session)
                                    .put("command", exchange.command())
                                    .put("request", exchange.requestText())
                                    .put("reply", exchange.replyText()));
        }
    }

    @Override
    public void sessionEnded(RecordedSession session) {
        var account = session.account().orElse("");
        var ending = session.ending().map(Ending::name).orElse("").toLowerCase(Locale.ROOT);
        write(
                () ->
                        "session "
                                + session.number()
                                + " ended: "
                                + ending.replace('_', ' ')
                                + session.account().map(user -> ", account " + user).orElse("")
                                + session.error().map(error -> ", error " + error).orElse(""),
                () -> {
                    var event =
                            event("session-ended", session.number())
                                    .put("ending", ending.replace('_', '-'))
                                    .put("account", account);
                    session.error().ifPresent(error -> event.put("error", error));
                    return event;
                });
    }

    private static String dialogue(int session, RecordedExchange exchange) {
        return "session " + session + "\n  " + exchange.dialogue().strip().replace("\n", "\n  ");
    }

    private JsonLine event(String name, int session) {
        return new JsonLine().put("time", now()).put("event", name).put("session", session);
    }

    private void write(Supplier<String> text, Supplier<JsonLine> json) {
        err.println(format == LogFormat.JSON ? json.get().toString() : now() + " " + text.get());
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

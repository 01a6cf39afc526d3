package dev.postiche.client;

import dev.postiche.MailEvent;
import dev.postiche.Watching;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Listens to the events of a server in another process, on a thread of its own. */
final class RemoteEvents implements Watching {

    private static final System.Logger LOG = System.getLogger(RemoteEvents.class.getName());
    private static final String DATA = "data:";

    private final InputStream stream;
    private final Consumer<MailEvent> watcher;

    private RemoteEvents(InputStream stream, Consumer<MailEvent> watcher) {
        this.stream = stream;
        this.watcher = watcher;
    }

    /** Returns when the server knows that somebody listens. */
    static RemoteEvents listen(Http http, Consumer<MailEvent> watcher) {
        var events = new RemoteEvents(http.stream("/events").body(), watcher);
        var thread = new Thread(events::read, "postiche-events");
        thread.setDaemon(true);
        thread.start();
        return events;
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(DATA)) {
                    tell(line.substring(DATA.length()));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the events have ended", e);
        }
    }

    private void tell(String data) {
        try {
            tell(Json.parse(data.getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            // The watcher, most likely: it shall hear of what follows all the same.
            LOG.log(System.Logger.Level.WARNING, "a watcher failed at " + data, e);
        }
    }

    private void tell(Json event) {
        var session = event.text("session").map(Integer::valueOf);
        event.text("type")
                .flatMap(MailEvent.Type::byWord)
                .ifPresent(
                        type ->
                                watcher.accept(
                                        new MailEvent(
                                                type,
                                                Instant.parse(event.text("at").orElseThrow()),
                                                event.text("account"),
                                                event.text("mailbox"),
                                                session.map(OptionalInt::of)
                                                        .orElse(OptionalInt.empty()),
                                                event.text("text").orElse(""))));
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the events failed", e);
        }
    }
}

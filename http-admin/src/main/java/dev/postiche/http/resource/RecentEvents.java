package dev.postiche.http.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.MailEvent;
import dev.postiche.MockMailServer;
import dev.postiche.Watching;
import dev.postiche.http.exchange.EventSource;
import dev.postiche.http.exchange.Json;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest events of a server, numbered, and those who are told of them.
 *
 * <p>It listens from the first client on: who never asks pays nothing.
 */
final class RecentEvents implements EventSource {

    /** So many are kept for clients that come back. */
    private static final int KEPT = 1000;

    private record Event(long id, String data) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Event> kept = new ArrayDeque<>();

    /** Left without the lock: a connection that closes holds what sending to it waits for. */
    private final Set<Sink> sinks = new CopyOnWriteArraySet<>();

    private final InstantSource now;
    private final Watching watching;
    private long last;

    RecentEvents(MockMailServer mail) {
        now = mail.clock()::now;
        watching = mail.watch(this::happened);
    }

    void close() {
        watching.close();
    }

    @Override
    public long latest() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AutoCloseable subscribe(long lastKnown, Sink sink) {
        lock.lock();
        try {
            // One that knows more than there was has heard of another server, at this address.
            long known = lastKnown > last ? 0 : lastKnown;
            long forgotten = last - kept.size();
            if (known < forgotten || lastKnown > last) {
                sink.send(forgotten, missed("what happened before this is not kept"));
            }
            kept.stream()
                    .filter(event -> event.id() > known)
                    .forEach(event -> sink.send(event.id(), event.data()));
            sinks.add(sink);
        } finally {
            lock.unlock();
        }
        return () -> sinks.remove(sink);
    }

    /** Under the lock, so that everybody is told in the same order; a sink does not wait. */
    private void happened(MailEvent happened) {
        var data = Json.line(view(happened));
        lock.lock();
        try {
            var event = new Event(++last, data);
            kept.add(event);
            if (kept.size() > KEPT) {
                kept.remove();
            }
            sinks.forEach(sink -> sink.send(event.id(), event.data()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String farewell() {
        return missed("too many events are unread; come back with Last-Event-ID");
    }

    private String missed(String why) {
        var none = Optional.<String>empty();
        return Json.line(
                view(
                        new MailEvent(
                                MailEvent.Type.MISSED,
                                now.instant(),
                                none,
                                none,
                                OptionalInt.empty(),
                                why)));
    }

    private static ObjectNode view(MailEvent event) {
        var json = Json.object().put("type", event.type().word());
        json.put("at", event.at().toString());
        Json.put(json, "account", event.account());
        Json.put(json, "mailbox", event.mailbox());
        event.session().ifPresent(number -> json.put("session", number));
        if (!event.text().isEmpty()) {
            json.put("text", event.text());
        }
        return json;
    }
}

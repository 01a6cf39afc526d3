package dev.postiche.client;

import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The recording of a server in another process, asked for anew for each question. */
record RemoteRecording(Http http) implements Recording {

    @Override
    public List<RecordedSession> sessions() {
        var sessions = new ArrayList<RecordedSession>();
        long after = 0;
        do {
            var page = http.get("/sessions?after=" + after);
            for (var item : page.list("items")) {
                sessions.add(Http.reader().session("session", item.octets()));
            }
            after = page.number("next");
        } while (after > 0);
        return sessions;
    }

    @Override
    public Optional<RecordedSession> await(Predicate<RecordedSession> condition, Duration timeout) {
        return Patience.of(timeout).until(() -> sessions().stream().filter(condition).findFirst());
    }

    @Override
    public boolean forget(int number) {
        return sessions().stream().anyMatch(it -> it.number() == number && !it.isLive())
                && end(http, number);
    }

    /** Ends a live session and forgets it, or forgets one that has ended. */
    static boolean end(Http http, int number) {
        http.send("DELETE", "/sessions/" + number);
        return true;
    }

    @Override
    public void forgetEnded() {
        http.send("DELETE", "/sessions");
    }

    @Override
    public void forget() {
        http.send("DELETE", "/sessions?live=true");
    }

    @Override
    public long droppedSessions() {
        return http.get("/sessions?limit=1").number("dropped");
    }
}

package dev.postiche.client;

import dev.postiche.ServerClock;
import dev.postiche.spec.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The clock of a server in another process. */
record RemoteClock(Http http) implements ServerClock {

    @Override
    public Instant now() {
        return Instant.parse(http.get("/clock").text("now").orElseThrow());
    }

    @Override
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("a clock is advanced, not turned back by " + by);
        }
        http.send("POST", "/clock/advance", new Json(Map.of("by", TimeSpan.format(by))).toString());
    }

    @Override
    public void setTo(Instant now) {
        http.send("PUT", "/clock", new Json(Map.of("now", now.toString())).toString());
    }
}

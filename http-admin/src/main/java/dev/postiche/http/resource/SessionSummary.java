package dev.postiche.http.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.http.exchange.Json;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import java.util.List;

/** How a session went and not what was said in it: a list of hundreds is still a small reply. */
final class SessionSummary {

    private SessionSummary() {}

    static ObjectNode of(RecordedSession session) {
        var exchanges = session.exchanges();
        var json = Json.parse(FixtureWriter.session(withoutExchanges(session)));
        json.remove("exchanges");
        json.put("octetsIn", session.octetsIn()).put("octetsOut", session.octetsOut());
        json.put("dropped", session.dropped()).put("exchangeCount", exchanges.size());
        json.put("refused", exchanges.stream().filter(RecordedExchange::isRefused).count());
        var faults = exchanges.stream().flatMap(exchange -> exchange.faults().stream());
        Json.put(json, "faults", faults.distinct().toList());
        if (!exchanges.isEmpty()) {
            json.put("last", exchanges.get(exchanges.size() - 1).command());
        }
        return json;
    }

    private static RecordedSession withoutExchanges(RecordedSession session) {
        return new RecordedSession(
                session.number(),
                session.endpoint(),
                session.client(),
                session.tls(),
                session.clientId(),
                session.account(),
                session.state(),
                session.idle(),
                session.began(),
                session.lasted(),
                List.of(),
                session.ending(),
                session.error());
    }
}

package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import dev.postiche.MailAccount;
import dev.postiche.Mailbox;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.record.Counters;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The counters in the text format of Prometheus, version 0.0.4. */
final class MetricsResource {

    private MetricsResource() {}

    static List<Route> routes() {
        return List.of(Route.get(API + "/metrics", MetricsResource::show));
    }

    private static Reply show(Request request) {
        var mail = request.server();
        var counters = new TreeMap<>(mail.server().counters());
        var text = new Text(new StringBuilder());
        text.byProtocol(
                "connections_total", "counter", "Accepted", counters, Counters::connections);
        text.byProtocol("sessions", "gauge", "Live sessions", counters, Counters::live);
        text.byProtocol(
                "commands_total", "counter", "Answered commands", counters, Counters::commands);
        text.byProtocol(
                "refusals_total",
                "counter",
                "Answers NO, BAD and -ERR",
                counters,
                Counters::refusals);
        text.byProtocol(
                "received_octets_total", "counter", "From clients", counters, Counters::octetsIn);
        text.byProtocol(
                "sent_octets_total", "counter", "To clients", counters, Counters::octetsOut);
        text.byProtocol(
                "faults_fired_total", "counter", "Faults that acted", counters, Counters::faults);
        text.family("accounts", "gauge", "Accounts");
        text.line("accounts", "", mail.accounts().size());
        text.family("messages", "gauge", "Messages in all mailboxes");
        text.line(
                "messages",
                "",
                mail.accounts().stream()
                        .map(MailAccount::mailboxes)
                        .flatMap(List::stream)
                        .mapToLong(Mailbox::messageCount)
                        .sum());
        return Reply.of(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                Reply.text("text/plain", text.text().toString()).body());
    }

    private record Text(StringBuilder text) {

        void family(String name, String type, String help) {
            text.append("# HELP postiche_").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE postiche_").append(name).append(' ').append(type).append('\n');
        }

        void line(String name, String labels, long value) {
            text.append("postiche_").append(name).append(labels).append(' ');
            text.append(value).append('\n');
        }

        void byProtocol(
                String name,
                String type,
                String help,
                Map<Protocol, Counters> counters,
                ToLongFunction<Counters> value) {
            family(name, type, help);
            counters.forEach(
                    (protocol, counted) ->
                            line(
                                    name,
                                    "{protocol=\"" + protocol.word() + "\"}",
                                    value.applyAsLong(counted)));
        }
    }
}

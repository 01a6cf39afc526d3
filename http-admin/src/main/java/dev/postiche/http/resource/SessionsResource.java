package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.RecordingForm;
import dev.postiche.record.SessionFilter;
import dev.postiche.spec.Nearest;
import dev.postiche.spec.Protocol;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What was said to the server, session by session, for programs and for people. */
final class SessionsResource {

    private static final String ALL = API + "/sessions";
    private static final String ONE = ALL + "/{n}";
    private static final int SHOWN = 1000;

    private SessionsResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(ALL, SessionsResource::list)
                        .query(
                                "after",
                                "protocol",
                                "account",
                                "command",
                                "state",
                                "limit",
                                "order",
                                "brief",
                                "form"),
                Route.delete(ALL, SessionsResource::forgetAll).query("live"),
                Route.get(ONE, SessionsResource::show).query("form"),
                Route.delete(ONE, SessionsResource::end));
    }

    private static Reply list(Request request) {
        var meant = filter(request).of(request.server().recording().sessions());
        var form = form(request);
        if (form.isPresent()) {
            return readable(form.get(), meant);
        }
        if (request.newestFirst()) {
            meant = newestFirst(meant, request.number("after").orElse(Long.MAX_VALUE));
        }
        int limit = request.limit(SHOWN);
        var shown = meant.subList(0, Math.min(limit, meant.size()));
        boolean brief = request.word("brief", "true", "false").equals(Optional.of("true"));
        var json =
                Json.items(
                        shown.stream()
                                .map(brief ? SessionSummary::of : SessionsResource::view)
                                .toList());
        if (shown.size() < meant.size()) {
            json.put("next", shown.get(limit - 1).number());
        }
        json.put("dropped", request.server().recording().droppedSessions());
        return Reply.ok(json).header("Vary", "Accept");
    }

    private static ObjectNode view(RecordedSession session) {
        return Json.parse(FixtureWriter.session(session));
    }

    private static List<RecordedSession> newestFirst(List<RecordedSession> sessions, long before) {
        var earlier = sessions.stream().filter(session -> session.number() < before);
        return earlier.sorted(Comparator.comparing(RecordedSession::number).reversed()).toList();
    }

    private static SessionFilter filter(Request request) {
        var filter = SessionFilter.ALL;
        var after = request.number("after");
        if (after.isPresent() && !request.newestFirst()) {
            filter = filter.after((int) Math.min(after.getAsLong(), Integer.MAX_VALUE));
        }
        if (request.query("protocol").isPresent()) {
            filter = filter.protocol(protocol(request.query("protocol").get()));
        }
        if (request.query("account").isPresent()) {
            filter = filter.account(request.query("account").get());
        }
        if (request.query("command").isPresent()) {
            filter = filter.command(request.query("command").get());
        }
        return request.query("state").isPresent()
                ? filter.state(request.query("state").get())
                : filter;
    }

    private static Protocol protocol(String word) {
        var words = Arrays.stream(Protocol.values()).map(Protocol::word).toList();
        return Arrays.stream(Protocol.values())
                .filter(protocol -> protocol.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown("protocol", word, words));
    }

    private static Problem unknown(String name, String word, List<String> words) {
        return Problem.of(
                400,
                "?%s is %s, not \"%s\"%s"
                        .formatted(
                                name, String.join(" or ", words), word, Nearest.hint(word, words)));
    }

    /** The form for people that is asked for, if one is. */
    private static Optional<RecordingForm> form(Request request) {
        var forms = Arrays.asList(RecordingForm.values());
        var word = request.query("form");
        if (word.isEmpty()) {
            return forms.stream().filter(form -> request.wants(form.mediaType())).findFirst();
        }
        return Optional.of(
                forms.stream()
                        .filter(form -> form.word().equals(word.get()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        unknown(
                                                "form",
                                                word.get(),
                                                forms.stream().map(RecordingForm::word).toList())));
    }

    private static Reply readable(RecordingForm form, List<RecordedSession> sessions) {
        var reply = Reply.text(form.mediaType(), form.of(sessions)).header("Vary", "Accept");
        // The page brings its own style, and nothing of it runs.
        return form == RecordingForm.HTML
                ? reply.header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                : reply;
    }

    private static RecordedSession named(Request request) {
        var number =
                Request.numbered(request.first())
                        .orElseThrow(
                                () -> new NoSuchElementException("a session is named by a number"));
        return request.server().recording().session(number);
    }

    private static Reply show(Request request) {
        var session = named(request);
        return form(request)
                .map(form -> readable(form, List.of(session)))
                .orElseGet(() -> Reply.ok(view(session)).header("Vary", "Accept"));
    }

    private static Reply end(Request request) {
        var number = named(request).number();
        request.server().disconnect(number);
        request.server().recording().forget(number);
        return Reply.done();
    }

    /** Also what live sessions have said so far, if that is wanted. */
    private static Reply forgetAll(Request request) {
        if (request.query("live").equals(Optional.of("true"))) {
            request.server().recording().forget();
        } else {
            request.server().recording().forgetEnded();
        }
        return Reply.done();
    }
}

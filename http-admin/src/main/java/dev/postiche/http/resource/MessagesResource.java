package dev.postiche.http.resource;

import static dev.postiche.http.resource.MailboxesResource.mailbox;
import static dev.postiche.http.resource.Resources.API;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.http.exchange.Fields;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.spec.Flag;
import dev.postiche.spec.MessageSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The messages of a mailbox: read as JSON, as octets or part by part; delivered and changed. */
final class MessagesResource {

    static final String MESSAGE = "message/rfc822";

    private static final String ALL = API + "/accounts/{user}/mailboxes/{mailbox}/messages";
    private static final String ONE = ALL + "/{uid}";
    private static final int SHOWN = 1000;

    private MessagesResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(ALL, MessagesResource::list)
                        .query("flag", "from", "subject", "limit", "after", "order"),
                Route.post(ALL, MessagesResource::deliver),
                Route.delete(ALL, MessagesResource::deleteAll).query("flag", "from", "subject"),
                Route.get(ONE, MessagesResource::show),
                Route.patch(ONE, MessagesResource::change),
                Route.delete(ONE, MessagesResource::delete),
                Route.get(ONE + "/parts/{part}", MessagesResource::part));
    }

    private static Reply list(Request request) {
        var after = request.number("after");
        boolean newestFirst = request.newestFirst();
        int limit = request.limit(SHOWN);
        var page =
                matching(request)
                        .filter(
                                message ->
                                        after.isEmpty()
                                                || (newestFirst
                                                        ? message.uid() < after.getAsLong()
                                                        : message.uid() > after.getAsLong()))
                        .limit(limit + 1L)
                        .toList();
        var shown = page.subList(0, Math.min(limit, page.size()));
        var json = Json.items(shown.stream().map(MessageView::brief).toList());
        if (page.size() > shown.size()) {
            json.put("next", shown.get(limit - 1).uid());
        }
        return Reply.ok(json);
    }

    /** The messages that the query means. */
    private static Stream<MailMessage> matching(Request request) {
        var all = selectable(mailbox(request)).messages();
        var messages =
                request.newestFirst()
                        ? IntStream.range(0, all.size()).mapToObj(i -> all.get(all.size() - 1 - i))
                        : all.stream();
        var flag = request.query("flag").map(FixtureReader::flag);
        var from = request.query("from").map(MessagesResource::folded);
        var subject = request.query("subject").map(MessagesResource::folded);
        return messages.filter(
                message ->
                        flag.filter(it -> !message.hasFlag(it)).isEmpty()
                                && isIn(from, message.from())
                                && isIn(subject, message.subject()));
    }

    private static boolean isIn(Optional<String> wanted, String text) {
        return wanted.filter(it -> !folded(text).contains(it)).isEmpty();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Mailbox selectable(Mailbox mailbox) {
        if (!mailbox.isSelectable()) {
            throw Problem.conflict(mailbox + " holds no messages: it is only a name above others");
        }
        return mailbox;
    }

    private static Reply deliver(Request request) {
        var mailbox = selectable(mailbox(request));
        var message = mailbox.deliver(message(request));
        return Reply.created(location(message), MessageView.whole(message));
    }

    private static String location(MailMessage message) {
        return MailboxesResource.location(message.mailbox()) + "/messages/" + message.uid();
    }

    private static MessageSpec message(Request request) {
        var body = request.body();
        if (body.type().equals(MESSAGE) || body.type().equals("message/global")) {
            return MessageSpec.message().raw(body.octets());
        }
        return body.read(octets -> Fixture.reader().message("body", octets));
    }

    private static Reply deleteAll(Request request) {
        if (request.query().keySet().stream().allMatch(Route.SPACE::equals)) {
            selectable(mailbox(request)).clear();
        } else {
            matching(request).toList().forEach(MailMessage::expunge);
        }
        return Reply.done();
    }

    /** The message that the path names. */
    private static MailMessage named(Request request) {
        var mailbox = mailbox(request);
        if (!request.third().matches("[0-9]{1,10}")) {
            throw Problem.notFound(
                    "a message is named by its UID, not \"" + request.third() + "\"");
        }
        return mailbox.messageWithUid(Long.parseLong(request.third()));
    }

    private static Reply show(Request request) {
        var message = named(request);
        return request.wants(MESSAGE)
                ? Reply.of(200, MESSAGE, message.raw())
                : Reply.ok(MessageView.whole(message)).header("Vary", "Accept");
    }

    private static Reply part(Request request) {
        var part = named(request).part(request.variables().get(3));
        // Mail is written by strangers: no browser shall show it as a page of this server.
        return Reply.of(200, part.type(), part.content())
                .header("Content-Disposition", "attachment");
    }

    private static Reply change(Request request) {
        var message = named(request);
        var body = request.body().fields().only("flags");
        var flags = body.needed("flags", body.fields("flags")).only("add", "remove", "set");
        var set = flags(flags, "set");
        var add = flags(flags, "add");
        var remove = flags(flags, "remove");
        if (flags.has("set")) {
            message.setFlags(set);
        }
        if (add.length > 0) {
            message.addFlags(add);
        }
        if (remove.length > 0) {
            message.removeFlags(remove);
        }
        return Reply.ok(MessageView.whole(message));
    }

    private static Flag[] flags(Fields fields, String name) {
        return fields.texts(name, FixtureReader::flag).toArray(Flag[]::new);
    }

    private static Reply delete(Request request) {
        named(request).expunge();
        return Reply.done();
    }
}

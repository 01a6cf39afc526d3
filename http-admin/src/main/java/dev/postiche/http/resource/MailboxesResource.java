package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.Mailbox;
import dev.postiche.fixture.Fixture;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.SpecialUse;
import java.util.List;

/** The mailboxes of an account; names have {@code /} between levels, whatever the wire has. */
final class MailboxesResource {

    private static final String ALL = API + "/accounts/{user}/mailboxes";
    private static final String ONE = ALL + "/{mailbox}";

    private MailboxesResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(ALL, MailboxesResource::list),
                Route.post(ALL, MailboxesResource::create),
                Route.delete(ALL, MailboxesResource::deleteAll),
                Route.get(ONE, request -> Reply.ok(view(mailbox(request)))),
                Route.put(ONE, MailboxesResource::put),
                Route.patch(ONE, MailboxesResource::change),
                Route.delete(ONE, MailboxesResource::delete));
    }

    /** The mailbox that the path names. */
    static Mailbox mailbox(Request request) {
        return AccountsResource.account(request).mailbox(request.second());
    }

    static ObjectNode view(Mailbox mailbox) {
        var json = Json.object().put("name", mailbox.name());
        Json.put(
                json,
                "specialUse",
                mailbox.specialUse().stream().map(SpecialUse::toString).sorted().toList());
        return json.put("selectable", mailbox.isSelectable())
                .put("subscribed", mailbox.isSubscribed())
                .put("uidValidity", mailbox.uidValidity())
                .put("uidNext", mailbox.uidNext())
                .put("messageCount", mailbox.messageCount())
                .put("unseenCount", mailbox.unseenCount());
    }

    /** Where a mailbox is. */
    static String location(Mailbox mailbox) {
        return API
                + "/accounts/"
                + Paths.segment(mailbox.account().user())
                + "/mailboxes/"
                + Paths.segment(mailbox.name());
    }

    private static Reply list(Request request) {
        var all = AccountsResource.account(request).mailboxes();
        return Reply.ok(Json.items(all.stream().map(MailboxesResource::view).toList()));
    }

    private static Reply create(Request request) {
        var account = AccountsResource.account(request);
        var spec = request.body().read(octets -> Fixture.reader().mailbox("body", octets));
        return created(account.createMailbox(spec));
    }

    private static Reply created(Mailbox mailbox) {
        return Reply.created(location(mailbox), view(mailbox));
    }

    /** INBOX is always there; it is emptied. */
    private static Reply deleteAll(Request request) {
        var account = AccountsResource.account(request);
        account.putMailbox(MailboxSpec.mailbox("INBOX"));
        var all = account.mailboxes();
        // From the lowest level up: a name above others cannot go before them.
        for (int i = all.size() - 1; i > 0; i--) {
            all.get(i).delete();
        }
        return Reply.done();
    }

    private static Reply put(Request request) {
        var account = AccountsResource.account(request);
        var name = request.second();
        var spec =
                request.body()
                        .orEmptyObject()
                        .read(octets -> Fixture.reader().mailbox("body", octets, name));
        if (!spec.name().equals(name) && !spec.name().equalsIgnoreCase("INBOX")) {
            throw Problem.at("/name", "the path says \"" + name + "\"; PATCH renames");
        }
        var isNew = account.mailboxes().stream().noneMatch(it -> it.name().equals(spec.name()));
        var mailbox = account.putMailbox(spec);
        return isNew ? created(mailbox) : Reply.ok(view(mailbox));
    }

    private static Reply change(Request request) {
        var mailbox = mailbox(request);
        var fields = request.body().fields().only("name", "uidValidity");
        var name = fields.text("name");
        var renew = fields.word("uidValidity", "new");
        if (name.isEmpty() && renew.isEmpty()) {
            fields.needed("name", name);
        }
        if (renew.isPresent()) {
            mailbox.changeUidValidity();
        }
        return Reply.ok(view(name.isPresent() ? mailbox.rename(name.get()) : mailbox));
    }

    private static Reply delete(Request request) {
        mailbox(request).delete();
        return Reply.done();
    }
}

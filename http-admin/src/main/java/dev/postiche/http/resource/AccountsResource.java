package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.fixture.Fixture;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Problem;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Request;
import dev.postiche.http.exchange.Route;
import dev.postiche.spec.AccountSpec;
import java.util.List;

/** Accounts, as a fixture describes them; passwords are taken and not shown. */
final class AccountsResource {

    private static final String ALL = API + "/accounts";
    private static final String ONE = ALL + "/{user}";

    private AccountsResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(ALL, AccountsResource::list),
                Route.post(ALL, AccountsResource::create),
                Route.put(ALL, AccountsResource::replaceAll),
                Route.delete(ALL, AccountsResource::deleteAll),
                Route.get(ONE, request -> Reply.ok(view(account(request)))),
                Route.put(ONE, AccountsResource::put),
                Route.patch(ONE, AccountsResource::change),
                Route.delete(ONE, AccountsResource::delete));
    }

    /** The account that the path names first. */
    static MailAccount account(Request request) {
        return request.server().account(request.first());
    }

    private static Reply list(Request request) {
        return Reply.ok(all(request.server()));
    }

    private static ObjectNode all(MockMailServer mail) {
        return Json.items(mail.accounts().stream().map(AccountsResource::view).toList());
    }

    private static ObjectNode view(MailAccount account) {
        var json = Json.object().put("user", account.user());
        Json.put(json, "addresses", account.addresses());
        var quota = account.quota();
        var shown = json.putObject("quota");
        quota.storageKiB().ifPresent(limit -> shown.put("storageKiB", limit));
        quota.messages().ifPresent(limit -> shown.put("messages", limit));
        var mailboxes = json.putArray("mailboxes");
        account.mailboxes().forEach(mailbox -> mailboxes.add(MailboxesResource.view(mailbox)));
        return json;
    }

    private static Reply create(Request request) {
        var spec = request.body().read(octets -> Fixture.reader().account("body", octets));
        return created(request.server().createAccount(spec));
    }

    private static Reply created(MailAccount account) {
        return Reply.created(ALL + "/" + Paths.segment(account.user()), view(account));
    }

    private static Reply replaceAll(Request request) {
        var fixture = FixtureResource.read(request);
        if (!fixture.faults().isEmpty() || !fixture.server().isEmpty()) {
            throw Problem.at(
                    fixture.faults().isEmpty() ? "/server" : "/faults",
                    "only \"accounts\" can be put here; see /fixture");
        }
        var mail = request.server();
        // What is not said stays: neither faults nor the server are accounts.
        var present = mail.fixture();
        var armed = present.faults().toArray(new dev.postiche.fault.Fault[0]);
        mail.replace(fixture.faults(armed).server(present.server()));
        return Reply.ok(all(mail));
    }

    private static Reply deleteAll(Request request) {
        request.server().accounts().forEach(MailAccount::delete);
        return Reply.done();
    }

    private static Reply put(Request request) {
        var spec = spec(request);
        var mail = request.server();
        var isNew = mail.accounts().stream().noneMatch(it -> it.user().equals(spec.user()));
        var account = mail.putAccount(spec);
        return isNew ? created(account) : Reply.ok(view(account));
    }

    private static Reply change(Request request) {
        account(request);
        var spec = spec(request);
        request.server().add(Fixture.fixture().accounts(spec));
        return Reply.ok(view(account(request)));
    }

    /** An account in a body whose user stands in the path. */
    private static AccountSpec spec(Request request) {
        var user = request.first();
        var spec =
                request.body()
                        .orEmptyObject()
                        .read(octets -> Fixture.reader().account("body", octets, user));
        if (!spec.user().equals(user)) {
            throw Problem.at("/user", "the path says \"" + user + "\"; leave out \"user\"");
        }
        return spec;
    }

    private static Reply delete(Request request) {
        account(request).delete();
        return Reply.done();
    }
}

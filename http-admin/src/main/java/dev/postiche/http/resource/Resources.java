package dev.postiche.http.resource;

import dev.postiche.MockMailServer;
import dev.postiche.http.exchange.Routes;
import java.util.List;
import java.util.stream.Stream;

/** All resources of one server; a new one is its file and a line here. */
public final class Resources {

    /** What the paths of the API begin with. */
    static final String API = "/api/v1";

    private final MockMailServer mail;
    private final Routes routes;

    /** The resources of this server. */
    public Resources(MockMailServer mail) {
        this.mail = mail;
        var snapshots = new SnapshotsResource();
        var events = new EventsResource();
        this.routes = routes(snapshots, events);
    }

    /** Loads what will be needed; see {@link dev.postiche.http.AdminApi#prepare}. */
    public static void prepare() {
        routes(new SnapshotsResource(), new EventsResource());
    }

    private static Routes routes(SnapshotsResource snapshots, EventsResource events) {
        return new Routes(
                Stream.of(
                                PageResource.routes(),
                                DocsResource.routes(),
                                HealthResource.routes(),
                                MetricsResource.routes(),
                                ServerResource.routes(),
                                AccountsResource.routes(),
                                MailboxesResource.routes(),
                                MessagesResource.routes(),
                                FixtureResource.routes(),
                                ResetResource.routes(),
                                snapshots.routes(),
                                FaultsResource.routes(),
                                PresetsResource.routes(),
                                ProfilesResource.routes(),
                                SessionsResource.routes(),
                                VerifyResource.routes(),
                                WaitResource.routes(),
                                ClockResource.routes(),
                                TlsResource.routes(),
                                new SpacesResource(snapshots, events).routes(),
                                events.routes())
                        .flatMap(List::stream)
                        .toList());
    }

    /** All verbs of all resources. */
    public Routes routes() {
        return routes;
    }

    /** The island of this name, made if there is none, or the whole for no name. */
    public MockMailServer space(String name) {
        return name.isEmpty() ? mail : mail.space(name);
    }
}

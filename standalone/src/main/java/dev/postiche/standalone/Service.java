package dev.postiche.standalone;

import dev.postiche.MockMailServer;
import dev.postiche.MockMailServerBuilder;
import dev.postiche.PortUnavailable;
import dev.postiche.fixture.Fixture;
import dev.postiche.fixture.json.FixtureException;
import dev.postiche.spec.TlsSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The server from READY until a signal ends it. */
final class Service {

    private final Call call;
    private final PrintStream out;
    private final PrintStream err;

    Service(Call call, PrintStream out, PrintStream err) {
        this.call = call;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs until the process is told to end.
     *
     * @throws WrongCall for a wrong fixture, profile, capability, limit or ready file
     * @throws dev.postiche.PortUnavailable if a port cannot be opened
     */
    void run() {
        var admin = Administration.of(call);
        var mail = start();
        try {
            announce(mail, admin.start(mail));
            endWithSignal(mail);
            // Loads what the first client will need, now that nobody waits for it.
            mail.server();
            awaitSignal();
        } catch (WrongCall | PortUnavailable wrong) {
            mail.close();
            throw wrong;
        }
    }

    private MockMailServer start() {
        try {
            return builder(fixtures()).start();
        } catch (IllegalArgumentException | FixtureException wrong) { // of a profile's file too
            throw new WrongCall(String.valueOf(wrong.getMessage()));
        }
    }

    private MockMailServerBuilder builder(List<Fixture> fixtures) {
        var log = new EventLog(call.logFormat(), call.trace(), InstantSource.system(), err);
        var builder = MockMailServer.builder().record(call.record()).watchedBy(log);
        for (var fixture : fixtures) {
            try {
                builder.fixture(fixture);
            } catch (FixtureException doNotGoTogether) {
                throw new WrongCall(String.valueOf(doNotGoTogether.getMessage()));
            }
        }
        call.bind().ifPresent(builder::bind);
        call.imapPort().number().ifPresentOrElse(builder::imapPort, builder::imapOff);
        call.imapsPort().number().ifPresent(builder::imapsPort);
        call.pop3Port().number().ifPresentOrElse(builder::pop3Port, builder::pop3Off);
        call.pop3sPort().number().ifPresent(builder::pop3sPort);
        call.limits().forEach(builder::limit);
        call.profile().ifPresent(builder::profile);
        call.quirks().forEach(builder::quirk);
        call.without().forEach(builder::without);
        call.autoAccounts().ifPresent(builder::autoAccounts);
        call.separator().ifPresent(builder::separator);
        var tls = call.tls().on(tlsOf(fixtures));
        OldTls.allowIfSpoken(tls);
        if (call.tls().saysSomething()) {
            builder.tls(tls);
        }
        call.seed().ifPresent(builder::seed);
        return builder;
    }

    /** What the fixtures say of TLS; the options come on top. */
    private static TlsSpec tlsOf(List<Fixture> fixtures) {
        return fixtures.stream()
                .flatMap(fixture -> fixture.server().tls().stream())
                .reduce(TlsSpec.DEFAULT, (earlier, later) -> later);
    }

    /** All of them are read before any error is told, so that all can be mended at once. */
    private List<Fixture> fixtures() {
        if (call.fixtures().isEmpty()) {
            return List.of(Fixture.resource(Service.class, "demo.json"));
        }
        var fixtures = new ArrayList<Fixture>();
        var errors = new ArrayList<String>();
        for (var argument : call.fixtures()) {
            try {
                fixtures.add(Fixture.argument(argument));
            } catch (FixtureException | InvalidPathException wrong) {
                errors.add(String.valueOf(wrong.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw new WrongCall("the fixture is wrong\n" + String.join("\n", errors));
        }
        return fixtures;
    }

    /** The file first: whoever has read the line may rely on it. */
    private void announce(MockMailServer mail, Optional<URI> admin) {
        call.tls().folder().ifPresent(folder -> new TlsFolder(folder).write(mail));
        var ready = Ready.of(mail.endpoints(), mail.seed(), admin);
        call.readyFile().ifPresent(file -> ready.write(file, ProcessHandle.current().pid()));
        out.println(ready.line());
        out.flush();
    }

    private void endWithSignal(MockMailServer mail) {
        var ending =
                new Thread(
                        () -> {
                            mail.close();
                            call.readyFile().ifPresent(Service::remove);
                            out.flush();
                            err.flush();
                            // The JVM would end with 128 and the signal's number.
                            Runtime.getRuntime().halt(Main.DONE);
                        },
                        "postiche-end");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Whoever took the folder away has done it already.
        }
    }

    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

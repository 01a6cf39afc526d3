package dev.postiche.standalone;

import dev.postiche.MockMailServer;
import dev.postiche.http.AdminApi;
import dev.postiche.http.AdminSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The admin API as the command line wants it.
 *
 * <p>Its classes take longer to load than all others together, so that begins while the fixture is
 * read; without the port none of them is loaded.
 */
final class Administration {

    private final OptionalInt port;
    private final Call.Admin said;
    private final String bind;
    private final CompletableFuture<List<Logger>> quiet;

    private Administration(Call.Admin said, String bind) {
        this.port = said.port().number();
        this.said = said;
        this.bind = bind;
        this.quiet =
                port.isPresent()
                        ? CompletableFuture.supplyAsync(
                                Administration::prepared, Administration::thread)
                        : CompletableFuture.completedFuture(List.of());
    }

    /**
     * @throws WrongCall if others could reach it and nothing says that they may
     */
    static Administration of(Call call) {
        var bind = call.bind().orElse("127.0.0.1");
        var said = call.admin();
        var guarded = said.port().isOff() || said.token().isPresent() || said.open();
        if (!guarded && !isLoopback(bind)) {
            throw new WrongCall(
                    ("--bind %s lets others reach the admin API: give --admin-token TOKEN, or"
                                    + " --admin-open if nobody else is on this network, or"
                                    + " --admin-port off")
                            .formatted(bind));
        }
        return new Administration(said, bind);
    }

    /**
     * Standard error has one line per event of the mail server; what these say is none.
     *
     * @return the loggers, which the one who made them quiet has to keep
     */
    private static List<Logger> prepared() {
        var quiet =
                List.of(
                        Logger.getLogger("io.undertow"),
                        Logger.getLogger("org.xnio"),
                        Logger.getLogger("org.jboss"));
        quiet.forEach(logger -> logger.setLevel(Level.WARNING));
        AdminApi.prepare();
        return quiet;
    }

    private static void thread(Runnable task) {
        var thread = new Thread(task, "postiche-admin-classes");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The listeners of mail say so better.
            return true;
        }
    }

    /**
     * Listens, if it shall, and says where.
     *
     * @throws dev.postiche.PortUnavailable if the port cannot be opened
     */
    Optional<URI> start(MockMailServer mail) {
        if (port.isEmpty()) {
            return Optional.empty();
        }
        quiet.join();
        var settings = AdminSettings.loopback().bind(bind).port(port.getAsInt());
        if (said.token().isPresent()) {
            settings = settings.token(said.token().get());
        }
        if (said.open()) {
            settings = settings.openToAll();
        }
        for (var host : said.hosts()) {
            settings = settings.host(host);
        }
        return Optional.of(AdminApi.start(mail, settings).uri());
    }
}

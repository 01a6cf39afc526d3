package dev.postiche.http;

import dev.postiche.MockMailServer;
import dev.postiche.PortUnavailable;
import dev.postiche.http.resource.Resources;
import dev.postiche.spec.OctetCount;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * The admin API of a server that runs, with its web page: what Java can do, for everybody who
 * speaks HTTP.
 *
 * <pre>{@code
 * try (var mail = MockMailServer.builder().start();
 *         var admin = AdminApi.start(mail, AdminSettings.loopback())) {
 *     System.out.println(admin.uri());
 * }
 * }</pre>
 */
public final class AdminApi implements AutoCloseable {

    private static final int IO_THREADS = 2;

    private final Undertow undertow;
    private final XnioWorker worker;
    private final EventStreams streams;
    private final ExecutorService threads;
    private final URI uri;

    private AdminApi(
            Undertow undertow,
            XnioWorker worker,
            EventStreams streams,
            ExecutorService threads,
            URI uri) {
        this.undertow = undertow;
        this.worker = worker;
        this.streams = streams;
        this.threads = threads;
        this.uri = uri;
    }

    /**
     * Listens; the server that it controls is not closed with it.
     *
     * @throws PortUnavailable if the port cannot be opened
     * @throws IllegalArgumentException if others could reach it and nothing says that they may
     */
    public static AdminApi start(MockMailServer mail, AdminSettings settings) {
        refuseUnsafe(settings);
        var threads = Executors.newCachedThreadPool(AdminApi::daemon);
        var streams = new EventStreams();
        var resources = new Resources(mail);
        var answering = new Answering(new Gate(settings), resources.routes(), resources::space);
        var bodies = new Bodies(() -> OctetCount.parse(limit(mail)));
        var exchanges = new Exchanges(answering, threads, streams, bodies);
        var worker = worker(threads);
        var undertow =
                Undertow.builder()
                        .setWorker(worker)
                        .addHttpListener(settings.port(), settings.bind())
                        // Paths are split before they are decoded.
                        .setServerOption(UndertowOptions.DECODE_URL, false)
                        .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, 30_000)
                        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, Bodies.LARGEST)
                        // Who asks first whether it may send a large body is told. RFC 9110 §10.1.1
                        .setHandler(new HttpContinueReadHandler(exchanges))
                        .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            worker.shutdownNow();
            threads.shutdownNow();
            throw unavailable(settings, e);
        }
        var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        var uri = uri(settings.bind(), address.getPort());
        return new AdminApi(undertow, worker, streams, threads, uri);
    }

    private static String limit(MockMailServer mail) {
        return Objects.requireNonNull(mail.server().limits().get("httpBodies"));
    }

    /**
     * Loads what {@link #start} will need: a program that has other things to do meanwhile starts
     * sooner if it calls this on another thread first.
     */
    public static void prepare() {
        var threads = Executors.newCachedThreadPool(AdminApi::daemon);
        worker(threads).shutdownNow();
        threads.shutdownNow();
        new HttpOpenListener(new DefaultByteBufferPool(false, 16));
        Undertow.builder();
        Resources.prepare();
    }

    /**
     * XNIO's threads for input and output. For tasks it gets ours: making a pool of its own takes
     * longer than everything else about it.
     */
    private static XnioWorker worker(ExecutorService threads) {
        return Xnio.getInstance(AdminApi.class.getClassLoader())
                .createWorkerBuilder()
                .setWorkerName("postiche-admin")
                .setWorkerIoThreads(IO_THREADS)
                .setExternalExecutorService(threads)
                .setDaemon(true)
                .build();
    }

    private static void refuseUnsafe(AdminSettings settings) {
        var safe = settings.token().isPresent() || settings.open();
        var address = new InetSocketAddress(settings.bind(), 1).getAddress();
        if (!safe && (address == null || !address.isLoopbackAddress())) {
            throw new IllegalArgumentException(
                    "others can reach the admin API at "
                            + settings.bind()
                            + ": give it a token, or say that it is open");
        }
    }

    private static PortUnavailable unavailable(AdminSettings settings, RuntimeException e) {
        var cause = e.getCause() instanceof BindException bind ? bind : e;
        return new PortUnavailable(
                "cannot listen for admin on %s:%s: %s; choose another port, or 0 for any free one"
                        .formatted(settings.bind(), settings.port(), cause.getMessage()),
                e);
    }

    private static URI uri(String bind, int port) {
        var host = bind.contains(":") ? "[" + bind + "]" : bind;
        return URI.create("http://" + host + ":" + port);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "postiche-admin");
        thread.setDaemon(true);
        return thread;
    }

    /** Where the web page is; the API is below it at {@code /api/v1}. */
    public URI uri() {
        return uri;
    }

    /** Listens no more; requests under way are cut off. */
    @Override
    public void close() {
        streams.close();
        undertow.stop();
        worker.shutdownNow();
        threads.shutdownNow();
    }
}

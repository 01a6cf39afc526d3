package dev.postiche.benchmarks;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.postiche.MockMailServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Measures how long the first server with implicit TLS takes to start in a fresh JVM, and how long
 * it takes until a client has read the first greeting over TLS; this server and GreenMail turn by
 * turn.
 *
 * <p>The second number is there because a server may leave for the first handshake what it could
 * have done at its start, as this one does.
 */
public final class FirstTlsServer {

    private static final int TURNS = 5;

    private FirstTlsServer() {}

    /** Without arguments it measures; with the name of a server it is one of the JVMs. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            System.out.println(arguments[0].equals("GreenMail") ? greenMail() : postiche());
            System.exit(0); // whatever threads the other one leaves behind
            return;
        }
        Map<String, List<Took>> took = new TreeMap<>();
        for (var turn = 0; turn < TURNS; turn++) {
            for (var server : List.of("GreenMail", "Postiche")) {
                took.computeIfAbsent(server, name -> new ArrayList<>()).add(inFreshJvm(server));
            }
        }
        took.forEach(
                (server, times) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-10s start %4s ms (CPU %4s ms), greeting over TLS after %4s ms"
                                        + " (CPU %4s ms); medians of %s%n",
                                server,
                                median(times, Took::start),
                                median(times, Took::startCpu),
                                median(times, Took::greeted),
                                median(times, Took::greetedCpu),
                                TURNS));
    }

    /** Milliseconds from the same moment, by the clock and of the processor. */
    private record Took(long start, long startCpu, long greeted, long greetedCpu) {}

    private static Took inFreshJvm(String server) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FirstTlsServer.class.getName(),
                                server)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            System.out.println(server + " did not come to an end, once more");
            return inFreshJvm(server);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var line = said.strip().lines().reduce("", (earlier, last) -> last);
        var times = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Took(times[0], times[1], times[2], times[3]);
    }

    private static long median(List<Took> times, ToLongFunction<Took> value) {
        return times.stream().mapToLong(value).sorted().toArray()[times.size() / 2];
    }

    /** A moment, and how much the process has worked until then. */
    private record Moment(long nanos, long cpuMillis) {
        static Moment now() {
            var cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            return new Moment(System.nanoTime(), cpu.toMillis());
        }

        String since(Moment earlier) {
            return (nanos - earlier.nanos) / 1_000_000 + " " + (cpuMillis - earlier.cpuMillis);
        }
    }

    private static String postiche() throws IOException, GeneralSecurityException {
        var begin = Moment.now();
        try (var mail = MockMailServer.builder().imapOff().pop3Off().tls().start()) {
            var started = Moment.now();
            greeting(mail.imaps().port());
            return times(begin, started);
        }
    }

    private static String greenMail() throws IOException, GeneralSecurityException {
        var begin = Moment.now();
        var mail =
                new GreenMail(
                        new ServerSetup[] {
                            ServerSetup.IMAPS.dynamicPort(), ServerSetup.POP3S.dynamicPort()
                        });
        mail.start();
        var started = Moment.now();
        greeting(mail.getImaps().getPort());
        var times = times(begin, started);
        mail.stop();
        return times;
    }

    private static String times(Moment begin, Moment started) {
        return started.since(begin) + " " + Moment.now().since(begin);
    }

    private static void greeting(int port) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustingAll()}, null);
        try (var raw = new Socket("127.0.0.1", port);
                var socket =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(raw, "localhost", port, true);
                var in =
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)) {
            if (in.read() != '*') {
                throw new IOException("no greeting");
            }
        }
    }

    /** Whatever the certificate is, it is not what is measured. */
    private static final class TrustingAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

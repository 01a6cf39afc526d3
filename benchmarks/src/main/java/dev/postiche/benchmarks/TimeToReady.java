package dev.postiche.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the standalone server takes until READY, plainly and from a class-data archive,
 * against GreenMail's standalone server until its HTTP API answers: in turns, with the same options
 * of the virtual machine, by the clock and by processor time, which others on the machine alter
 * less.
 *
 * <pre>{@code
 * java TimeToReady.java standalone/target/postiche-all.jar greenmail-standalone-2.1.5.jar [turns]
 * }</pre>
 */
public final class TimeToReady {

    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    private static final List<String> PORTS =
            List.of(
                    "--imap-port=0",
                    "--imaps-port=0",
                    "--pop3-port=0",
                    "--pop3s-port=0",
                    "--admin-port=0");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TimeToReady() {}

    /** What one start took, in nanoseconds. */
    private record Took(long clock, long processor) {}

    private interface Start {
        Took take() throws IOException, InterruptedException;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: TimeToReady POSTICHE_JAR GREENMAIL_STANDALONE_JAR [TURNS]");
            System.exit(2);
        }
        int turns = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        var archive = archive(args[0]);
        var starts = new LinkedHashMap<String, Start>();
        starts.put("GreenMail", () -> greenMail(args[1]));
        starts.put("Postiche", () -> postiche(args[0], List.of()));
        starts.put(
                "Postiche, archive",
                () -> postiche(args[0], List.of("-XX:SharedArchiveFile=" + archive)));
        var all = new LinkedHashMap<String, List<Took>>();
        for (int turn = 0; turn < turns; turn++) {
            for (var start : starts.entrySet()) {
                all.computeIfAbsent(start.getKey(), name -> new ArrayList<>())
                        .add(start.getValue().take());
            }
        }
        Files.delete(archive);
        tell(all);
    }

    private static void tell(Map<String, List<Took>> all) {
        var yardstick = all.values().iterator().next();
        all.forEach(
                (name, took) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-18s median %.2f s (%.2f of GreenMail), processor %.2f s (%.2f)%n",
                                name,
                                median(took, true) / 1e9,
                                (double) median(took, true) / median(yardstick, true),
                                median(took, false) / 1e9,
                                (double) median(took, false) / median(yardstick, false)));
    }

    private static long median(List<Took> all, boolean clock) {
        return all.stream()
                .mapToLong(took -> clock ? took.clock() : took.processor())
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** As the launcher makes it: what a start has loaded. */
    private static Path archive(String jar) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("postiche");
        folder.toFile().deleteOnExit();
        var archive = folder.resolve("postiche.jsa");
        postiche(jar, List.of("-XX:ArchiveClassesAtExit=" + archive));
        return archive;
    }

    private static Took postiche(String jar, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(JAVA);
        command.addAll(options);
        command.addAll(List.of("-jar", jar));
        command.addAll(PORTS);
        return took(
                command,
                process -> {
                    var out =
                            new BufferedReader(
                                    new InputStreamReader(
                                            process.getInputStream(), StandardCharsets.UTF_8));
                    var line = out.readLine();
                    if (line == null || !line.startsWith("READY")) {
                        throw new IOException("no READY from " + jar + ": " + line);
                    }
                });
    }

    private static Took greenMail(String jar) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var command = new ArrayList<>(JAVA);
        command.addAll(
                List.of(
                        "-Dgreenmail.setup.test.all",
                        "-Dgreenmail.hostname=127.0.0.1",
                        "-Dgreenmail.api.hostname=127.0.0.1",
                        "-Dgreenmail.api.port=" + port,
                        "-jar",
                        jar));
        var ready = URI.create("http://127.0.0.1:" + port + "/api/service/readiness");
        return took(command, process -> awaitAnswer(process, ready));
    }

    private static void awaitAnswer(Process process, URI uri) throws IOException {
        for (long began = System.nanoTime();
                process.isAlive() && System.nanoTime() - began < PATIENCE.toNanos(); ) {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            try (var in = connection.getInputStream()) {
                in.readAllBytes();
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IOException("no answer from " + uri);
    }

    /** So that asking costs the other hardly anything. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Readiness {
        void await(Process process) throws IOException;
    }

    private static Took took(List<String> command, Readiness readiness)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            readiness.await(process);
            long clock = System.nanoTime() - began;
            var processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new Took(clock, processor.toNanos());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}

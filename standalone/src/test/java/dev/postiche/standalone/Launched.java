package dev.postiche.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as users start it. */
final class Launched implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 30;

    private final Process process;
    private final BufferedReader out;

    private Launched(Process process) {
        this.process = process;
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Launched with(Map<String, String> environment, String... arguments) {
        return with(List.of(), environment, arguments);
    }

    static Launched with(
            List<String> virtualMachine, Map<String, String> environment, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        command.addAll(virtualMachine);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> name.startsWith("POSTICHE_"));
            builder.environment().putAll(environment);
            return new Launched(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Launched with(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** Waits for the next line of standard output. */
    String line() {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that came on standard output since. */
    String rest() {
        var rest = new StringBuilder();
        out.lines().forEach(line -> rest.append(line).append('\n'));
        return rest.toString();
    }

    /** Standard error up to the line that contains this; all of it if none does. */
    String errorsUpTo(String text) {
        var err =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        var read = new StringBuilder();
        try {
            for (var line = err.readLine(); line != null; line = err.readLine()) {
                read.append(line).append('\n');
                if (line.contains(text)) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString();
    }

    /** All of standard error; waits for the end. */
    String errors() {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM, where there are signals. */
    void terminate() {
        // Process.destroy() would close the streams that are still to be read.
        process.toHandle().destroy();
    }

    int exitCode() {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + DEADLINE_SECONDS + " seconds");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A connection to the address that the READY line gives for this key. */
    static Socket connect(String ready, String key) throws IOException {
        var address = ready.replaceAll(".* " + key + "=(\\S+) .*", "$1");
        var colon = address.lastIndexOf(':');
        var socket =
                new Socket(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)));
        socket.setSoTimeout(10_000);
        return socket;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

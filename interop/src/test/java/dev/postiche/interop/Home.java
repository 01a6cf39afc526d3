package dev.postiche.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A home folder for foreign programs, so that none finds a user's own settings and none leaves
 * anything behind.
 */
final class Home implements AutoCloseable {

    private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();

    private final Path folder;

    Home() {
        try {
            folder = Files.createTempDirectory("postiche-interop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes a settings file that only its owner may read, as most mail programs demand. */
    Path write(String name, String text) {
        try {
            var file = path(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, UTF_8);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of all files under a folder, in the order of their names. */
    List<String> contents(String name) {
        try (var files = Files.walk(path(name))) {
            var contents = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.add(Files.readString(file, ISO_8859_1));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end. */
    Outcome run(String... command) {
        try (var program = start(command)) {
            return program.end();
        }
    }

    /** Where a program lies that belongs to these tests. */
    static String script(String name) {
        return CLIENTS.resolve(name).toString();
    }

    /** Starts one of the programs that belong to these tests. */
    Program client(String interpreter, String script, String... arguments) {
        var command = new ArrayList<>(List.of(interpreter, script(script)));
        command.addAll(List.of(arguments));
        return start(command.toArray(String[]::new));
    }

    Program start(String... command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "HOME",
                                folder.toString(),
                                "USER",
                                System.getProperty("user.name"),
                                "LC_ALL",
                                "C.UTF-8",
                                "GO111MODULE",
                                "off",
                                "GOPATH",
                                "/usr/share/gocode",
                                "NODE_PATH",
                                Path.of("target", "node", "node_modules")
                                        .toAbsolutePath()
                                        .toString()));
        try {
            return new Program(
                    String.join(" ", command), builder.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot run "
                            + command[0]
                            + ": CONTRIBUTING.md names the packages that these tests need",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path dir, IOException failure)
                                throws IOException {
                            Files.delete(dir);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a program ended and all that it printed. */
    record Outcome(String command, int code, String output) {

        /** What it printed, after it has ended well. */
        @Override
        public String output() {
            if (code != 0) {
                throw new AssertionError(command + " ended with " + code + ":\n" + output);
            }
            return output;
        }
    }

    /** A program that runs and can be talked with, line by line. */
    static final class Program implements AutoCloseable {

        private static final long SECONDS = 60;

        private final String command;
        private final Process process;
        private final StringBuilder printed = new StringBuilder();
        private final Thread reader;
        private int read;

        Program(String command, Process process) {
            this.command = command;
            this.process = process;
            reader = new Thread(this::readAll, "output of " + command);
            reader.setDaemon(true);
            reader.start();
        }

        private void readAll() {
            try (var in = process.inputReader(UTF_8)) {
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    synchronized (printed) {
                        printed.append(line).append('\n');
                        printed.notifyAll();
                    }
                }
            } catch (IOException e) {
                // The program was killed; what it printed until then is kept.
            }
        }

        /** Waits for the next line that begins so, and gives what follows. */
        String heard(String beginning) throws InterruptedException {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            synchronized (printed) {
                while (true) {
                    for (var end = printed.indexOf("\n", read);
                            end >= 0;
                            end = printed.indexOf("\n", read)) {
                        var line = printed.substring(read, end);
                        read = end + 1;
                        if (line.startsWith(beginning)) {
                            return line.substring(beginning.length()).strip();
                        }
                    }
                    var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0 || (!process.isAlive() && !reader.isAlive())) {
                        throw new AssertionError(
                                "\""
                                        + beginning
                                        + "\" never came from "
                                        + command
                                        + ":\n"
                                        + printed);
                    }
                    printed.wait(Math.min(left, 200));
                }
            }
        }

        void tell(String line) throws IOException {
            process.getOutputStream().write((line + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        }

        Outcome end() {
            try {
                process.getOutputStream().close();
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end; it printed:\n" + printed);
                }
                reader.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while " + command + " ran", e);
            }
            return new Outcome(command, process.exitValue(), printed.toString());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}

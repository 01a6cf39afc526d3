package dev.postiche.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The folder of the scripts on the class path. */
final class ScriptFolder {

    private ScriptFolder() {}

    static Path path() {
        var url = Objects.requireNonNull(ScriptFolder.class.getResource("/scripts/README.md"));
        try {
            return Objects.requireNonNull(Path.of(url.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All scripts, ordered by name. */
    static List<Script> read() {
        try (var files = Files.walk(path())) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .filter(file -> !file.startsWith(path().resolve("sections")))
                    .sorted()
                    .map(file -> ScriptReader.read(path(), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fixture of a script; without one, an account with an empty INBOX. */
    static Path fixture(Script script) {
        return path().resolve("fixtures").resolve(script.header("fixture").orElse("empty.json"));
    }
}

package dev.postiche.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of the scripts: that of the sources, since a script that was deleted lives on in the
 * build's.
 */
final class ScriptFolder {

    private ScriptFolder() {}

    static Path path() {
        return Path.of("src", "test", "resources", "scripts");
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

package dev.postiche.http.resource;

import dev.postiche.fixture.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files that are served as they are; no name that a client says leads to one. */
final class Files {

    private Files() {}

    /** A text that lies beside this class. */
    static String text(String name) {
        return read(name, Optional.ofNullable(Files.class.getResourceAsStream(name)));
    }

    /** The JSON Schema of fixtures. */
    static String schema() {
        var name = "fixture-1.schema.json";
        return read(name, Optional.ofNullable(Fixture.class.getResourceAsStream(name)));
    }

    private static String read(String name, Optional<InputStream> found) {
        try (var in = found.orElseThrow(() -> new IllegalStateException("no " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.postiche.standalone;

import dev.postiche.spec.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the server listens, as the READY line and as the ready file.
 *
 * <p>Scripts wait for the line, containers and other programs for the file; both say the same.
 */
record Ready(Map<String, String> addresses, long seed) {

    static Ready of(List<Endpoint> endpoints, long seed, Optional<URI> admin) {
        var addresses = new LinkedHashMap<String, String>();
        for (var endpoint : endpoints) {
            addresses.put(key(endpoint), endpoint.toString());
        }
        admin.ifPresent(uri -> addresses.put("admin", uri.toString()));
        return new Ready(addresses, seed);
    }

    private static String key(Endpoint endpoint) {
        return endpoint.uri().getScheme();
    }

    /** {@code READY imap=127.0.0.1:1143 pop3=127.0.0.1:1110 seed=42}. */
    String line() {
        return addresses.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + " ")
                .collect(Collectors.joining("", "READY ", "seed=" + seed));
    }

    String json(long pid) {
        var json = new JsonLine();
        addresses.forEach(json::put);
        return json.put("seed", seed).put("pid", pid) + "\n";
    }

    /** Writes the file beside its place and moves it there, so that nobody reads half of it. */
    void write(Path file, long pid) {
        var place = file.toAbsolutePath();
        try {
            var draft = Files.createTempFile(place.getParent(), ".postiche", ".ready");
            try {
                Files.writeString(draft, json(pid));
                Files.move(
                        draft,
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new WrongCall("--ready-file: cannot write " + file + " (" + e + ")");
        }
    }
}

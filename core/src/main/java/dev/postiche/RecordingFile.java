package dev.postiche;

import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.fixture.json.KnownNames;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.Recording;
import dev.postiche.record.RecordingForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Recordings as files; how the name ends says in which form: {@code .json}, {@code .html}, {@code
 * .txt}, {@code .mmd} (Mermaid) or {@code .script} (a script of this project's tests).
 *
 * <pre>{@code
 * RecordingFile.save(mail.recording(), Path.of("target/said.html"));
 * }</pre>
 */
public final class RecordingFile {

    private static final String JSON = "json";

    private RecordingFile() {}

    /**
     * Writes all sessions to a file, which is replaced if it is there; folders are made.
     *
     * @throws IllegalArgumentException if the name ends in none of the known ways
     * @throws IOException if it cannot be written
     */
    public static void save(Recording recording, Path file) throws IOException {
        var text = text(recording, file);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }

    private static String text(Recording recording, Path file) {
        var suffix = suffix(file);
        return suffix.equals(JSON)
                ? FixtureWriter.recording(recording)
                : RecordingForm.bySuffix(suffix)
                        .orElseThrow(() -> new IllegalArgumentException(noForm(file)))
                        .of(recording.sessions());
    }

    /**
     * Reads sessions that were saved as JSON; of contents of messages only the size is known.
     *
     * @throws IOException if it cannot be read
     * @throws dev.postiche.fixture.json.FixtureException with everything that is wrong in it
     */
    public static List<RecordedSession> load(Path file) throws IOException {
        return FixtureReader.of(KnownNames.any())
                .sessions(file.toString(), Files.readAllBytes(file));
    }

    private static String suffix(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String noForm(Path file) {
        return "a recording is saved as .json, %s; not as %s"
                .formatted(
                        Arrays.stream(RecordingForm.values())
                                .map(form -> "." + form.suffix())
                                .collect(Collectors.joining(", ")),
                        file.getFileName());
    }
}

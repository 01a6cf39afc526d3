package dev.postiche.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The forms in which people read a recording. JSON, for programs, is written by {@code
 * FixtureWriter}.
 *
 * <pre>{@code
 * Files.writeString(Path.of("said.html"), RecordingForm.HTML.of(mail.recording().sessions()));
 * }</pre>
 */
public enum RecordingForm {
    /** Lines that begin with {@code C:} and {@code S:}, with times. */
    DIALOGUE("txt", "text/plain", RecordingForm::dialogue),
    /** A sequence diagram in the language of Mermaid. */
    MERMAID("mmd", "text/vnd.mermaid", SequenceDiagram::of),
    /** A page that needs nothing else: no script, no style, no picture from elsewhere. */
    HTML("html", "text/html", DialoguePage::of),
    /** A test to be played against a server, in the format of this project's own scripts. */
    SCRIPT("script", "text/plain", sessions -> ScriptText.of(sessions, Optional.empty()));

    private final String suffix;
    private final String mediaType;
    private final Function<List<RecordedSession>, String> writer;

    RecordingForm(String suffix, String mediaType, Function<List<RecordedSession>, String> writer) {
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** These sessions in this form. */
    public String of(List<RecordedSession> sessions) {
        return writer.apply(sessions);
    }

    /** The word for it: {@code dialogue}, {@code mermaid}, {@code html}, {@code script}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How names of files in this form end, without the dot. */
    public String suffix() {
        return suffix;
    }

    /** The media type without a character set, which is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The one whose files end so. */
    public static Optional<RecordingForm> bySuffix(String suffix) {
        return Arrays.stream(values()).filter(form -> form.suffix.equals(suffix)).findFirst();
    }

    private static String dialogue(List<RecordedSession> sessions) {
        return sessions.stream().map(Dialogue::of).collect(Collectors.joining("\n"));
    }
}

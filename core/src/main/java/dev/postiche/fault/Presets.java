package dev.postiche.fault;

import dev.postiche.spec.Nearest;
import java.util.List;
import java.util.stream.Stream;

/** All ready-made faults, by their names in JSON: {@code {"preset": "idle-goes-deaf"}}. */
public final class Presets {
    private Presets() {}

    /** All of them: those of connections, of IMAP and its replies, of POP3. */
    public static List<Preset> all() {
        return Stream.of(
                        ConnectionPresets.all(),
                        ImapPresets.all(),
                        ReplyPresets.all(),
                        Pop3Presets.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Their names in the same order. */
    public static List<String> names() {
        return all().stream().map(Preset::name).toList();
    }

    /**
     * The one of that name.
     *
     * @throws FaultRefused when there is none, with the nearest
     */
    public static Preset named(String name) {
        return all().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FaultRefused(
                                        "unknown preset \""
                                                + name
                                                + "\""
                                                + Nearest.hint(name, names())));
    }
}

package dev.postiche.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which section of which RFC is witnessed by which script.
 *
 * <p>The catalogue names the sections of each RFC that a client can see something of; what no
 * script stands for is named as such.
 */
final class RfcCoverage {

    /** A line of the catalogue: {@code 6.4.6 STORE Command}, with a note after a bar. */
    private static final Pattern LINE = Pattern.compile("(\\S+) ([^|]*?)(?: \\| (.*))?");

    /** A section; {@code note} says why no script can show it, empty if one should. */
    record Section(String title, String note) {}

    private RfcCoverage() {}

    static SortedMap<RfcSection, Section> catalogue() {
        var catalogue = new TreeMap<RfcSection, Section>();
        for (var file : files()) {
            var rfc = Integer.parseInt(file.replaceAll("\\D", ""));
            for (var line : lines(file)) {
                var matcher = LINE.matcher(line);
                if (!line.startsWith("# ") && matcher.matches()) {
                    var note = matcher.group(3) == null ? "" : matcher.group(3);
                    catalogue.put(
                            new RfcSection(rfc, matcher.group(1)),
                            new Section(matcher.group(2), note));
                }
            }
        }
        return catalogue;
    }

    /** The text of {@code docs/RFC-COVERAGE.md}. */
    static String describe(List<Script> scripts) {
        var witnesses = new TreeMap<RfcSection, List<String>>();
        for (var script : scripts) {
            for (var section : script.sections()) {
                witnesses.merge(section, List.of(script.name()), RfcCoverage::joined);
            }
        }
        var text = new StringBuilder();
        text.append(
                """
                # Which script stands for which section

                Made by the build from the `rfc:` lines of the scripts under \
                `core/src/test/resources/scripts/`; `./mvnw -pl core test \
                -Dtest=RfcCoverageTest -Dscripts.coverage=write` makes it anew. Listed are \
                the sections that a client can see something of.
                """);
        var catalogue = catalogue();
        var without =
                catalogue.entrySet().stream()
                        .filter(e -> e.getValue().note().isEmpty())
                        .map(Map.Entry::getKey)
                        .filter(section -> !witnesses.containsKey(section))
                        .toList();
        text.append("\n## Without a script\n\n");
        if (without.isEmpty()) {
            text.append("None.\n");
        }
        for (var section : without) {
            text.append("- ").append(section).append(' ');
            text.append(catalogue.get(section).title()).append('\n');
        }
        for (var file : files()) {
            describe(file, catalogue, witnesses, text);
        }
        return text.toString();
    }

    private static void describe(
            String file,
            SortedMap<RfcSection, Section> catalogue,
            Map<RfcSection, List<String>> witnesses,
            StringBuilder text) {
        var rfc = Integer.parseInt(file.replaceAll("\\D", ""));
        text.append("\n## RFC ").append(rfc).append(": ");
        text.append(lines(file).get(0).substring(2)).append("\n\n");
        text.append("| section | | scripts |\n|---|---|---|\n");
        catalogue.forEach(
                (section, about) -> {
                    if (section.rfc() == rfc) {
                        var names =
                                witnesses.getOrDefault(section, List.of()).stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", "));
                        var shown = names.isEmpty() && !about.note().isEmpty();
                        text.append("| ").append(section.section()).append(" | ");
                        text.append(about.title()).append(" | ");
                        text.append(shown ? "– (" + about.note() + ")" : names).append(" |\n");
                    }
                });
    }

    private static List<String> files() {
        try (var files = Files.list(ScriptFolder.path().resolve("sections"))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(ScriptFolder.path().resolve("sections").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream().distinct().toList();
    }
}

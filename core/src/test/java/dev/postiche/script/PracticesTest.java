package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postiche.MockMailServer;
import dev.postiche.practice.Breach;
import dev.postiche.practice.GoodPractice;
import dev.postiche.practice.Practice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each practice is found broken by a script that breaks it, and not by one that keeps it. */
class PracticesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "practices");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Stream<Practice> practices() {
        return GoodPractice.all().stream();
    }

    @ParameterizedTest
    @MethodSource("practices")
    void isFoundBroken(Practice practice) throws IOException {
        for (var script : scripts(practice, "breaks")) {
            var breaches = played(practice, script);
            assertThat(breaches).as(script.name()).hasSize(1);
            assertThat(breaches.get(0).toString())
                    .startsWith(practice.name() + " (" + practice.rfc() + "): ");
        }
    }

    @ParameterizedTest
    @MethodSource("practices")
    void isFoundKept(Practice practice) throws IOException {
        for (var script : scripts(practice, "keeps")) {
            assertThat(played(practice, script)).as(script.name()).isEmpty();
        }
    }

    /** {@code breaks.txt} and others whose names begin so. */
    private static List<Script> scripts(Practice practice, String which) throws IOException {
        try (var files = Files.list(FOLDER.resolve(practice.name()))) {
            var scripts =
                    files.filter(file -> file.getFileName().toString().startsWith(which))
                            .sorted()
                            .map(file -> ScriptReader.read(FOLDER, file))
                            .toList();
            assertThat(scripts).isNotEmpty();
            return scripts;
        }
    }

    @ParameterizedTest
    @MethodSource("practices")
    void namesItsParagraph(Practice practice) {
        assertThat(practice.name()).matches("[a-z0-9]+(-[a-z0-9]+)+");
        assertThat(practice.rfc()).matches("RFC \\d+ §[\\d.]+(, (RFC \\d+ )?§[\\d.]+)*");
        assertThat(practice.about()).isNotBlank();
    }

    @Test
    void everyFolderIsAPractice() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            assertThat(folders.filter(Files::isDirectory).map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(practices().map(Practice::name).toList());
        }
    }

    @Test
    void thePageTellsThemAll() throws IOException {
        var rows =
                practices()
                        .map(it -> "| `%s` | %s | %s |".formatted(it.name(), it.about(), it.rfc()))
                        .toList();
        assertThat(Path.of("..", "docs", "PRACTICES.md")).content().contains(rows);
    }

    @Test
    void aNameThatIsUnknownIsToldWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoodPractice.usual().except("dele-without-qiut"))
                .withMessageStartingWith(
                        "no practice \"dele-without-qiut\", did you mean \"dele-without-quit\"?");
    }

    @Test
    void peekIsAskedOfNobodyUnlessByName() {
        assertThat(GoodPractice.usual().practices())
                .extracting(Practice::name)
                .doesNotContain("body-without-peek")
                .hasSize(GoodPractice.all().size() - 1);
        assertThat(GoodPractice.usual().and("body-without-peek").practices())
                .hasSameElementsAs(GoodPractice.all());
        assertThat(GoodPractice.usual().except("fetch-per-message").practices())
                .extracting(Practice::name)
                .doesNotContain("fetch-per-message");
    }

    private static List<Breach> played(Practice practice, Script script) {
        try (var mail =
                MockMailServer.builder()
                        .seed(1)
                        .fixture(ScriptFolder.fixture(script))
                        .with(script.headerList("with").toArray(String[]::new))
                        .without(script.headerList("without").toArray(String[]::new))
                        .start()) {
            new ScriptRunner(script, new StartedServer(mail), PATIENCE).run();
            mail.await()
                    .until(
                            "the end of all sessions",
                            () -> mail.recording().sessions().stream().noneMatch(s -> s.isLive()));
            var sessions = mail.recording().sessions();
            return GoodPractice.only(practice.name())
                    .breaches(sessions.get(sessions.size() - 1), sessions);
        }
    }
}

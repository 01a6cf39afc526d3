package dev.postiche.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each assertion shows in its Javadoc how it passes and how it fails, and is tested both ways. */
class EveryAssertionTest {

    private static final Path MAIN = Path.of("src/main/java/dev/postiche/assertj");
    private static final Path TEST = Path.of("src/test/java/dev/postiche/assertj");

    private static final Pattern METHOD =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s+(?:public |default )?(?:\\w+Assert|S) (\\w+)\\(",
                    Pattern.DOTALL);

    /** A failure, and what it says. */
    private static final Pattern TELLS =
            Pattern.compile("assertThatItFails\\(.*\\.says\\(", Pattern.DOTALL);

    private static final Set<String> NO_ASSERTIONS =
            Set.of("MailAssert", "MailAssertions", "MailSoftAssertions");

    record Assertion(String type, String name, String doc) {
        @Override
        public String toString() {
            return type + "." + name;
        }
    }

    static Stream<Assertion> assertions() throws IOException {
        var found = new ArrayList<Assertion>();
        try (var files = Files.list(MAIN)) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                var type = file.getFileName().toString().replace(".java", "");
                if (type.matches(".+(Assert|Assertions)") && !NO_ASSERTIONS.contains(type)) {
                    METHOD.matcher(Files.readString(file))
                            .results()
                            .forEach(m -> found.add(new Assertion(type, m.group(2), m.group(1))));
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(80);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void showsHowItPassesAndHowItFails(Assertion assertion) {
        assertThat(assertion.doc()).contains("<pre>{@code", "// passes", "// fails");
    }

    @ParameterizedTest
    @MethodSource("assertions")
    void isTestedBothWays(Assertion assertion) throws IOException {
        var calls = "." + assertion.name() + "(";
        var passing = 0;
        var failing = 0;
        for (var statement : statements()) {
            if (statement.contains(calls)) {
                passing += statement.contains("assertThatItFails(") ? 0 : 1;
                failing += TELLS.matcher(statement).find() ? 1 : 0;
            }
        }
        assertThat(passing).as("where it passes").isPositive();
        assertThat(failing).as("where it fails with all its words").isPositive();
    }

    private static List<String> statements() throws IOException {
        var statements = new ArrayList<String>();
        try (var files = Files.list(TEST)) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                statements.addAll(List.of(Files.readString(file).split(";\\s*\n")));
            }
        }
        return statements;
    }
}

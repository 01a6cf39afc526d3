package dev.postiche.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that no compiler knows, for the sources of all modules. */
class TreeTest {

    private static final int LINES_OF_A_FILE = 350;

    /** What a longer file says of itself in its first comment. */
    private static final Pattern REASON =
            Pattern.compile("\\A\\s*(/\\*.*?\\blong\\b.*?\\bbecause\\b.*?\\*/)", Pattern.DOTALL);

    /** The root of the tree: tests run in the folder of their module. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void aFileIsOneThing() {
        var tooLong =
                java("main")
                        .filter(file -> text(file).lines().count() >= LINES_OF_A_FILE)
                        .filter(file -> !REASON.matcher(text(file)).find());
        assertThat(tooLong)
                .as("split it, or begin the file with /* This file is long because ... */")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        var folders =
                java("main")
                        .filter(file -> !file.endsWith("module-info.java"))
                        .map(Path::getParent)
                        .distinct();
        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(
                        folder ->
                                assertThat(folder.resolve("package-info.java"))
                                        .content()
                                        .startsWith("/**")
                                        .contains("@NullMarked"));
    }

    @Test
    void testsWaitForAConditionAndNeverForATime() {
        assertThat(java("test").filter(containing("Thread.sleep" + "(", "SECONDS.sleep" + "(")))
                .isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(java("test").filter(containing("@Disabled", "@Ignore"))).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(
                        Stream.concat(java("main"), java("test"))
                                .filter(containing("TO" + "DO", "FIX" + "ME")))
                .isEmpty();
    }

    @Test
    void errorsAreRepliesOrExceptionsAndNeverPrinted() {
        assertThat(
                        java("main")
                                .filter(
                                        containing(
                                                "printStackTrace(",
                                                "new UnsupportedOperationException")))
                .isEmpty();
    }

    /**
     * {@code %d} writes the digits of the machine's language: with one such as Arabic or Persian,
     * what is meant for the wire, a pattern or JSON would be read by nobody. {@code %s} does not.
     */
    @Test
    void numbersAreWrittenInTheDigitsOfTheProtocols() {
        var ofTheMachine = Pattern.compile("(?<!\\w)%[0-9,+(-]*d");
        assertThat(java("main").filter(file -> ofTheMachine.matcher(text(file)).find())).isEmpty();
    }

    /** The rules themselves name what they forbid. */
    private static Predicate<Path> containing(String... words) {
        return file ->
                !file.endsWith("TreeTest.java") && Stream.of(words).anyMatch(text(file)::contains);
    }

    /** All Java files of all modules under {@code src/main} or {@code src/test}. */
    private static Stream<Path> java(String sources) {
        var part = ROOT.getFileSystem().getPath("src", sources);
        try (var files = Files.walk(ROOT)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> contains(ROOT.relativize(file), part))
                            .sorted()
                            .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path path, Path part) {
        return (path + "/")
                .replace('\\', '/')
                .contains("/" + part.toString().replace('\\', '/') + "/");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.postiche.rules;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages of this module stand on floors: a package imports from lower floors, or from its own
 * floor without a cycle. So a change stays on its floor, and each floor can be tested alone.
 */
class FloorsTest {

    /**
     * From the ground up. A new package is written down here, on the lowest floor that holds it.
     */
    private static final List<Set<String>> FLOORS =
            List.of(
                    Set.of("dev.postiche.message", "dev.postiche.spec"),
                    Set.of("dev.postiche.store", "dev.postiche.tls"),
                    Set.of(
                            "dev.postiche.engine",
                            "dev.postiche.wire",
                            "dev.postiche.fault",
                            "dev.postiche.record",
                            "dev.postiche.expect",
                            "dev.postiche.practice"),
                    Set.of(
                            "dev.postiche.imap",
                            "dev.postiche.imap.grammar",
                            "dev.postiche.imap.command",
                            "dev.postiche.imap.reply",
                            "dev.postiche.imap.session",
                            "dev.postiche.imap.ext",
                            "dev.postiche.imap.ext.gmail",
                            "dev.postiche.imap.ext.list",
                            "dev.postiche.imap.ext.metadata",
                            "dev.postiche.imap.ext.notify",
                            "dev.postiche.imap.ext.search",
                            "dev.postiche.imap.ext.sync",
                            "dev.postiche.imap.ext.thread",
                            "dev.postiche.imap.ext.url",
                            "dev.postiche.imap.quirk",
                            "dev.postiche.pop3",
                            "dev.postiche.sasl"),
                    Set.of(
                            "dev.postiche",
                            "dev.postiche.cut",
                            "dev.postiche.suite",
                            "dev.postiche.fixture",
                            "dev.postiche.fixture.json",
                            "dev.postiche.fixture.seed"));

    private static final Map<String, Integer> FLOOR_OF =
            IntStream.range(0, FLOORS.size())
                    .boxed()
                    .flatMap(n -> FLOORS.get(n).stream().map(name -> Map.entry(name, n)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages("dev.postiche");

    @Test
    void everyPackageStandsOnAFloor() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(FLOOR_OF.keySet());
    }

    @Test
    void noPackageImportsFromAHigherFloor() {
        var climbing =
                dependencies(target -> FLOOR_OF.containsKey(target.getPackageName()))
                        .filter(d -> floor(d.getTargetClass()) > floor(d.getOriginClass()));
        assertThat(described(climbing)).isEmpty();
    }

    @Test
    void thePackagesOfAFloorFormNoCycle() {
        slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(
                        CLASSES.that(
                                DescribedPredicate.describe("on a floor", FloorsTest::onAFloor)));
    }

    @Test
    void onlyTheFixtureReaderKnowsTheJsonLibrary() {
        var outside =
                dependencies(target -> target.getPackageName().startsWith("com.fasterxml."))
                        .filter(d -> !isIn("dev.postiche.fixture.json", d.getOriginClass()));
        assertThat(described(outside)).isEmpty();
    }

    @Test
    void nothingButTheJsonLibraryComesFromOutsideTheJdk() {
        var foreign =
                dependencies(
                        target ->
                                Stream.of("java.", "javax.", "dev.postiche", "com.fasterxml.")
                                        .noneMatch(target.getPackageName()::startsWith));
        assertThat(described(foreign.filter(d -> !isAnnotation(d)))).isEmpty();
    }

    @Test
    void logsGoThroughTheLoggerOfThePlatform() {
        assertThat(described(dependencies(target -> isIn("java.util.logging", target)))).isEmpty();
    }

    private static Stream<Dependency> dependencies(Predicate<JavaClass> target) {
        return CLASSES.stream()
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(d -> target.test(d.getTargetClass().getBaseComponentType()))
                .filter(d -> onAFloor(d.getOriginClass()));
    }

    private static Set<String> described(Stream<Dependency> dependencies) {
        return dependencies
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean onAFloor(JavaClass type) {
        return FLOOR_OF.containsKey(type.getPackageName());
    }

    private static int floor(JavaClass type) {
        return FLOOR_OF.get(type.getBaseComponentType().getPackageName());
    }

    private static boolean isIn(String packageName, JavaClass type) {
        return type.getPackageName().equals(packageName);
    }

    /** Annotations on nullness are read by compilers and need not be there when the code runs. */
    private static boolean isAnnotation(Dependency dependency) {
        return dependency.getTargetClass().getPackageName().equals("org.jspecify.annotations");
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}

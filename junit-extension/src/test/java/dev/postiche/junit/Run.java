package dev.postiche.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test class run by JUnit inside a test, so that also its failures can be looked at. */
record Run(EngineExecutionResults results) {

    static Run of(Class<?> testClass) {
        return new Run(
                EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute());
    }

    /** The same of several classes, on as many threads as tests want. */
    static Run concurrently(Map<String, String> configuration, Class<?>... testClasses) {
        var engine =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(
                                Stream.of(testClasses)
                                        .map(DiscoverySelectors::selectClass)
                                        .toArray(DiscoverySelector[]::new))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.config.strategy", "fixed")
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        configuration.forEach(engine::configurationParameter);
        return new Run(engine.execute());
    }

    /** Several classes in one run. */
    static Run of(Class<?> first, Class<?> second) {
        return new Run(
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(first), selectClass(second))
                        .execute());
    }

    /** Throws what the first test or class failed with. */
    Run succeeded(int tests) {
        failures().stream()
                .findFirst()
                .ifPresent(
                        failure -> {
                            throw new AssertionError("a test inside failed", failure);
                        });
        results.testEvents().assertStatistics(stats -> stats.succeeded(tests).failed(0));
        return this;
    }

    List<Throwable> failures() {
        return results.allEvents().failed().stream()
                .map(Event::getPayload)
                .flatMap(payload -> payload.stream())
                .map(org.junit.platform.engine.TestExecutionResult.class::cast)
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** How many tests were given up. */
    long aborted() {
        return results.testEvents().aborted().count();
    }

    /** The message of the only failure. */
    String failure() {
        var all = failures();
        if (all.size() != 1) {
            throw new AssertionError("not one failure but " + all);
        }
        return String.valueOf(all.get(0).getMessage());
    }

    /** All that tests published under this key. */
    List<String> published(String key) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(
                        event ->
                                event.getRequiredPayload(
                                        org.junit.platform.engine.reporting.ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().getOrDefault(key, ""))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

package dev.postiche.cut;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a test at all places at which its connections can be cut.
 *
 * @param points all places, in the order in which the good run came by them
 * @param failures those at which the test failed
 * @param notReached those that a run did not come by again, because the client went another way
 */
public record CutReport(List<CutPoint> points, List<Failure> failures, List<CutPoint> notReached) {

    /**
     * A place at which the test failed.
     *
     * @param point the place
     * @param cause what the test threw
     * @param dialogue what was said in that run
     */
    public record Failure(CutPoint point, Throwable cause, String dialogue) {}

    /** Keeps copies of the lists. */
    public CutReport {
        points = List.copyOf(points);
        failures = List.copyOf(failures);
        notReached = List.copyOf(notReached);
    }

    /**
     * Fails if the test failed anywhere, and says where, why, and what was said.
     *
     * @throws AssertionError with all of it; the causes are its suppressed ones
     */
    public void check() {
        if (failures.isEmpty()) {
            return;
        }
        var error = new AssertionError(this.toString());
        failures.forEach(failure -> error.addSuppressed(failure.cause()));
        throw error;
    }

    @Override
    public String toString() {
        return "cut at %s places, failed at %s, not reached %s%s"
                .formatted(
                        points.size(),
                        failures.size(),
                        notReached.size(),
                        failures.stream().map(CutReport::text).collect(Collectors.joining()));
    }

    private static String text(Failure failure) {
        return "%n%n%s%n%s%n%s"
                .formatted(
                        failure.point().where(),
                        failure.cause(),
                        failure.dialogue().stripTrailing());
    }
}

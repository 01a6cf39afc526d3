package dev.postiche.cut;

import dev.postiche.MockMailServer;
import dev.postiche.fault.CloseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a test once as it is, records what is said, and runs it again with the connection cut at
 * each place of that dialogue, on a fresh server each time.
 *
 * <pre>{@code
 * CutEverywhere.of(() -> MockMailServer.builder().fixture("inbox.json").start())
 *         .run((mail, cut) -> {
 *             var folder = new Folder();
 *             cut.during(() -> new Downloader(mail.pop3(), folder).run());
 *             new Downloader(mail.pop3(), folder).run();
 *             assertThat(folder.messages()).hasSize(3);
 *         })
 *         .check();
 * }</pre>
 */
public final class CutEverywhere {
    private final Supplier<MockMailServer> servers;
    private final CloseKind how;

    /** A test that is to hold wherever its connection is cut. */
    @FunctionalInterface
    public interface CutTest {
        void run(MockMailServer mail, Cut cut) throws Exception;
    }

    private CutEverywhere(Supplier<MockMailServer> servers, CloseKind how) {
        this.servers = servers;
        this.how = how;
    }

    /**
     * Begins to say it; connections will be reset.
     *
     * @param servers starts one that is as at the beginning of the test; each is closed after its
     *     run
     */
    public static CutEverywhere of(Supplier<MockMailServer> servers) {
        return new CutEverywhere(servers, CloseKind.RESET);
    }

    /** The same with another way for connections to end. */
    public CutEverywhere close(CloseKind kind) {
        return new CutEverywhere(servers, kind);
    }

    /**
     * Runs the test at all places; only the good run may not fail.
     *
     * @throws AssertionError when the test fails without any cut
     */
    public CutReport run(CutTest test) {
        var points = goodRun(test);
        var failures = new ArrayList<CutReport.Failure>();
        var notReached = new ArrayList<CutPoint>();
        for (var point : points) {
            try (var mail = servers.get()) {
                var cut = Cut.at(mail, point);
                var failure = failure(test, mail, cut);
                failure.ifPresent(
                        cause ->
                                failures.add(
                                        new CutReport.Failure(
                                                point, cause, mail.recording().dialogue())));
                if (!cut.happened()) {
                    notReached.add(point);
                }
            }
        }
        return new CutReport(points, failures, notReached);
    }

    private List<CutPoint> goodRun(CutTest test) {
        try (var mail = servers.get()) {
            var none = Cut.none(mail);
            var failure = failure(test, mail, none);
            if (failure.isPresent()) {
                throw new AssertionError(
                        "the test fails although nothing is cut:\n" + mail.recording().dialogue(),
                        failure.get());
            }
            return none.points(how);
        }
    }

    private static Optional<Throwable> failure(CutTest test, MockMailServer mail, Cut cut) {
        try {
            test.run(mail, cut);
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }
}

package dev.postiche.cut;

import dev.postiche.MockMailServer;
import dev.postiche.fault.ArmedFault;
import dev.postiche.fault.CloseKind;
import dev.postiche.record.RecordedSession;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cut of one run, as the test sees it. The test has what the cut may break off run by {@link
 * #during}, does then what its program does when it is started the next time, and asserts at its
 * end that nothing was lost and nothing doubled.
 *
 * <pre>{@code
 * cut.during(() -> new Downloader(mail.pop3().uri(), folder).run());
 * new Downloader(mail.pop3().uri(), folder).run();
 * assertThat(folder).hasSize(3);
 * }</pre>
 */
public final class Cut {
    /** The name under which the fault is armed. */
    static final String NAME = "cut";

    private final MockMailServer mail;
    private final Optional<CutPoint> point;
    private final Set<Integer> over = new HashSet<>();
    private Optional<List<RecordedSession>> said = Optional.empty();

    /** What may be broken off. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private Cut(MockMailServer mail, Optional<CutPoint> point) {
        this.mail = mail;
        this.point = point;
    }

    /** No cut: the run in which all goes well. */
    public static Cut none(MockMailServer mail) {
        return new Cut(mail, Optional.empty());
    }

    /** Has the connection cut at this place. */
    public static Cut at(MockMailServer mail, CutPoint point) {
        mail.faults().arm(point.fault());
        return new Cut(mail, Optional.of(point));
    }

    /** Where the connection is cut; empty in the run in which all goes well. */
    public Optional<CutPoint> point() {
        return point;
    }

    /** Whether it has been cut by now. */
    public boolean happened() {
        return mail.faults().find(NAME).map(ArmedFault::fired).orElse(0L) > 0;
    }

    /**
     * The places of the run in which all went well: those of what was said {@link #during} the work
     * that may be broken off, or of all that was said where the test did not say what that is.
     */
    public List<CutPoint> points(CloseKind how) {
        return CutPoints.of(
                said.orElseGet(() -> CutPoints.settled(mail)),
                session -> !over.contains(session.number()),
                how);
    }

    /**
     * Runs what may be broken off; what it throws is forgiven if the connection has been cut.
     *
     * @throws Exception of the work, when the cut is not to blame
     */
    public void during(Work work) throws Exception {
        if (said.isEmpty()) {
            mail.recording().sessions().stream()
                    .filter(session -> !session.isLive())
                    .forEach(session -> over.add(session.number()));
        }
        try {
            work.run();
            // A client may be done before the server has come by the last place.
            var all = CutPoints.settled(mail);
            if (point.isEmpty()) {
                said = Optional.of(all);
            }
        } catch (Exception e) {
            if (!happened()) {
                throw e;
            }
        }
    }
}

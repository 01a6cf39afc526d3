package dev.postiche.imap.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.store.MailStore;
import java.time.Duration;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Clients that only listen must end up knowing the mailbox, whatever sessions do in whatever order.
 *
 * <p>Each trap that a view can walk into is planted once, to prove that this test would see it.
 */
class SelectedViewModelTest {

    private static final int INTERLEAVINGS = 20_000;

    private final long seed = new Random().nextLong();

    @Test
    void clientsEndUpWithTheMailboxAsItIs() {
        Assertions.assertTimeout(
                Duration.ofMinutes(2), () -> run((selected, store) -> View.of(selected)));
    }

    @Test
    void itSeesWhenExistsCountsTheMailbox() {
        assertThatThrownBy(() -> run(ErringViews::countingTheMailbox))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("EXISTS counts what was told");
    }

    @Test
    void itSeesWhenAMessageThatCameAndWentIsMentioned() {
        assertThatThrownBy(() -> run(ErringViews::mentioningWhatCameAndWent))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never mentioned");
    }

    @Test
    void itSeesWhenASilentStoreSwallowsAnotherSessionsChange() {
        assertThatThrownBy(() -> run(ErringViews::takingTheRowAfterASilentStore))
                .isInstanceOf(AssertionError.class)
                .hasMessageFindingMatch("is not|no news");
    }

    private void run(BiFunction<SelectedView, MailStore, View> views) {
        System.out.println("SelectedViewModelTest: seed " + seed);
        var seeds = new Random(seed);
        for (var n = 1; n <= INTERLEAVINGS; n++) {
            var one = seeds.nextLong();
            try {
                new Interleaving(one, views).run();
            } catch (AssertionError e) {
                throw new AssertionError(
                        "seed %d, interleaving %d of seed %d: %s"
                                .formatted(seed, n, one, e.getMessage()),
                        e);
            }
        }
    }
}

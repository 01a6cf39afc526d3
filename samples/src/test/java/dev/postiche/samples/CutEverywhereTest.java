package dev.postiche.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MockMailServer;
import dev.postiche.cut.Cut;
import dev.postiche.cut.CutPoint;
import dev.postiche.cut.CutReport;
import dev.postiche.fixture.Fixture;
import dev.postiche.junit.MailServer;
import dev.postiche.junit.cut.CutEverywhere;
import dev.postiche.spec.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Wherever the connection breaks, no mail may be lost and none be there twice. */
@MailServer(fixture = "inbox.json")
class CutEverywhereTest {

    @CutEverywhere
    void theCorrectedDownloaderLosesNothing(MockMailServer mail, Cut cut) throws Exception {
        var stored = new ArrayList<String>();
        var downloader = Pop3Downloader.corrected(mail.pop3(), stored);

        cut.during(downloader::run);
        // The next time that it is started.
        downloader.run();

        assertThat(stored).hasSize(2).doesNotHaveDuplicates();
        assertThat(mail.account("anna").inbox().messages()).isEmpty();
    }

    @Test
    void theMistakeOfTheOtherOneIsFound() {
        var report = cutEverywhere(Pop3Downloader::withAMistake);

        assertThat(report.failures())
                .extracting(CutReport.Failure::point)
                .extracting(CutPoint::where)
                .containsExactly(
                        "POP3 connection 1, QUIT 1: it took effect, but nothing is answered");
        assertThat(report.failures().get(0).dialogue()).contains("C: QUIT");
        assertThat(report.notReached()).isEmpty();
    }

    @Test
    void theSameInJavaWithoutJunit() {
        cutEverywhere(Pop3Downloader::corrected).check();
    }

    private static CutReport cutEverywhere(
            BiFunction<Endpoint, List<String>, Pop3Downloader> edition) {
        var fixture = Fixture.resource(CutEverywhereTest.class, "inbox.json");
        return dev.postiche.cut.CutEverywhere.of(
                        () -> MockMailServer.builder().fixture(fixture).start())
                .run(
                        (mail, cut) -> {
                            var stored = new ArrayList<String>();
                            var downloader = edition.apply(mail.pop3(), stored);
                            cut.during(downloader::run);
                            downloader.run();
                            assertThat(stored).hasSize(2).doesNotHaveDuplicates();
                        });
    }
}

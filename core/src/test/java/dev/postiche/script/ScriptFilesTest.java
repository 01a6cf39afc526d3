package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ScriptFilesTest {

    @Test
    void everyScriptCanBeReadAndHasItsFixture() {
        var scripts = ScriptFolder.read();

        assertThat(scripts).isNotEmpty();
        for (var script : scripts) {
            assertThat(script.steps()).as(script.name()).isNotEmpty();
            assertThat(ScriptFolder.fixture(script)).as(script.name()).matches(Files::exists);
            for (var step : script.steps()) {
                if (step instanceof Script.Step.Expect expect && isImap(script, expect.client())) {
                    // A wanted reply that breaks the grammar could never match.
                    assertThatCode(() -> ImapReplyReader.readWanted(expect.wanted().octets()))
                            .as(script.name() + ".txt:" + step.line())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void everySectionThatAScriptNamesIsInTheCatalogue() {
        var catalogue = RfcCoverage.catalogue();

        for (var script : ScriptFolder.read()) {
            assertThat(catalogue).as(script.name()).containsKeys(array(script));
        }
    }

    private static RfcSection[] array(Script script) {
        return script.sections().toArray(RfcSection[]::new);
    }

    private static boolean isImap(Script script, String client) {
        return !script.headerList("pop3").contains(client);
    }
}

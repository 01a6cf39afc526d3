package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RfcCoverageTest {

    @Test
    void thePageIsFresh() throws IOException {
        var page = Path.of("..", "docs", "RFC-COVERAGE.md");
        var text = RfcCoverage.describe(ScriptFolder.read());
        if ("write".equals(System.getProperty("scripts.coverage"))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        }

        assertThat(page)
                .as("run this test with -Dscripts.coverage=write, and commit the page")
                .hasContent(text);
    }
}

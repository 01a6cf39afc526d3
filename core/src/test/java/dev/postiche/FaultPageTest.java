package dev.postiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of faults says what is tested. */
class FaultPageTest {

    @Test
    void thePageIsFresh() throws IOException {
        var page = Path.of("..", "docs", "FAULTS.md");
        var text = FaultPage.text();
        if ("write".equals(System.getProperty("faults"))) {
            Files.writeString(page, text);
        }

        assertThat(page)
                .as("run this test with -Dfaults=write, and commit the page")
                .hasContent(text);
    }
}

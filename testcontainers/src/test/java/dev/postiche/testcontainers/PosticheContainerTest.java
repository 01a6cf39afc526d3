package dev.postiche.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.utility.DockerImageName;

/** What is asked of Docker; a container itself is started where there is an engine. */
class PosticheContainerTest {

    @Test
    void itExposesAllPortsAndBringsItsFixtures(@TempDir Path folder) throws IOException {
        var fixture = Files.writeString(folder.resolve("inbox.json"), "{}");
        try (var container =
                new PosticheContainer()
                        .withFixture(fixture)
                        .withFixture(folder)
                        .withOption("auto-accounts", "pass")) {
            assertThat(container.getExposedPorts())
                    .containsExactlyInAnyOrder(8025, 1143, 1993, 1110, 1995);
            assertThat(container.getEnvMap())
                    .containsEntry("POSTICHE_AUTO_ACCOUNTS", "pass")
                    .containsEntry(
                            "POSTICHE_FIXTURE",
                            "/fixtures/inbox.json,/fixtures/" + folder.getFileName());
        }
    }

    @Test
    void anEndpointIsWhereItsPortIsMapped() {
        var inside = new Endpoint(Protocol.IMAP, true, "0.0.0.0", 1993);
        assertThat(PosticheContainer.portInside(inside)).isEqualTo(1993);
        assertThat(PosticheContainer.mapped(inside, "localhost", 32768).uri())
                .hasToString("imaps://localhost:32768");
    }

    @Test
    void anotherImageHasToSayThatItIsOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new PosticheContainer(DockerImageName.parse("other")));
        var own =
                DockerImageName.parse("registry.test/mail:1")
                        .asCompatibleSubstituteFor("postiche/postiche");
        try (var container = new PosticheContainer(own)) {
            assertThat(container.getExposedPorts()).isNotEmpty();
        }
    }
}

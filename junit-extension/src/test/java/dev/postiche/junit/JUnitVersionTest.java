package dev.postiche.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** The build runs these tests on several versions of JUnit; each run shall be on its own. */
class JUnitVersionTest {

    @Test
    void theTestsRunOnTheVersionThatTheBuildNames() {
        var named = System.getProperty("junit.version");
        assumeTrue(named != null, "started outside the build");
        assertThat(Test.class.getPackage().getImplementationVersion()).isEqualTo(named);
    }
}

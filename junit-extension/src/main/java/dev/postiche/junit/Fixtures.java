package dev.postiche.junit;

import dev.postiche.fixture.Fixture;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds what the annotation names. */
final class Fixtures {

    private Fixtures() {}

    /** The fixture itself, a resource from the root, or one beside the test class. */
    static Fixture of(String value, Class<?> testClass) {
        if (value.stripLeading().startsWith("{")) {
            return Fixture.parse(value);
        }
        if (testClass.getResource(value) == null) {
            var folder = testClass.getPackageName().replace('.', '/');
            throw new ExtensionConfigurationException(
                    "no fixture \"%s\" for %s: the class path has no %s; put it into"
                                    .formatted(
                                            value,
                                            testClass.getSimpleName(),
                                            value.startsWith("/")
                                                    ? value.substring(1)
                                                    : folder + "/" + value)
                            + " src/test/resources, or begin the name with / for the root");
        }
        return Fixture.resource(testClass, value);
    }
}

package dev.postiche.assertj.error;

import dev.postiche.expect.Times;
import dev.postiche.fault.ArmedFault;
import dev.postiche.spec.Nearest;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A fault acted less or more often than it should have, or is not there. */
public final class ShouldHaveFired extends BasicErrorMessageFactory {

    private ShouldHaveFired(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It is armed and should have acted so often. */
    public static ErrorMessageFactory shouldHaveFired(ArmedFault fault, Times expected) {
        return new ShouldHaveFired(
                "expected the fault %s to act %s,%n but it acted %s%s",
                fault.name(),
                unquotedString(expected.toString()),
                unquotedString(Times.inWords(fault.fired())),
                unquotedString(nearMisses(fault)));
    }

    private static String nearMisses(ArmedFault fault) {
        return fault.nearMisses().stream()
                .map(why -> "\n  near miss: " + why)
                .collect(Collectors.joining());
    }

    /** Each of these should have acted. */
    public static ErrorMessageFactory shouldAllHaveFired(List<ArmedFault> silent) {
        return new ShouldHaveFired(
                "expected all faults to act,%n but these never did:%s",
                unquotedString(
                        silent.stream()
                                .map(it -> "\n  " + it.name() + nearMisses(it))
                                .collect(Collectors.joining())));
    }

    /** It should be armed. */
    public static ErrorMessageFactory shouldBeArmed(List<String> armed, String name) {
        return new ShouldHaveFired(
                "expected a fault %s,%n but %s%s",
                name,
                unquotedString(
                        armed.isEmpty()
                                ? "none is armed"
                                : "there are only " + String.join(", ", armed)),
                unquotedString(Nearest.hint(name, armed)));
    }
}

package dev.postiche.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ready-made faults are faults that can fire, and say what is wrong with a parameter. */
class PresetTest {

    static Stream<Preset> all() {
        return Presets.all().stream();
    }

    @Test
    void namesAreWordsAndEachStandsForOne() {
        assertThat(Presets.names())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsAFaultThatCanFire(Preset preset) {
        var fault = preset.fault();
        assertThatCode(fault::check).doesNotThrowAnyException();
        assertThat(fault.name()).isEqualTo(preset.name());
        assertThat(preset.description()).doesNotContain("\n").isNotBlank();
        assertThat(preset.parameters())
                .extracting(PresetParameter::name)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        List.of(
                                "preset",
                                "name",
                                "enabled",
                                "priority",
                                "on",
                                "times",
                                "scenario"));
        assertThat(preset.parameters())
                .allSatisfy(each -> assertThat(each.description()).isNotBlank());
    }

    @Test
    void theNearestIsNamed() {
        assertThatThrownBy(() -> Presets.named("idle-goes-def"))
                .isInstanceOf(FaultRefused.class)
                .hasMessage("unknown preset \"idle-goes-def\", did you mean \"idle-goes-deaf\"?");
        var cut = Presets.named("drop-mid-literal");
        assertThatThrownBy(() -> cut.fault(Map.of("afterByte", "1")))
                .isInstanceOf(FaultRefused.class)
                .hasMessage(
                        "preset drop-mid-literal has no parameter \"afterByte\", did you mean"
                                + " \"afterBytes\"?");
        assertThatThrownBy(() -> cut.fault(Map.of("afterBytes", "many")))
                .hasMessage("parameter \"afterBytes\": expected a whole number, not \"many\"");
        assertThatThrownBy(() -> cut.fault(Map.of("close", "rest")))
                .hasMessage("parameter \"close\": unknown word \"rest\", did you mean \"reset\"?");
    }
}

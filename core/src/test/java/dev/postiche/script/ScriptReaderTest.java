package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.script.Script.Step;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {

    @Test
    void readsHeadersAndSections() {
        var script = read("rfc: 3501 6.4.6, 7.4.1; 2180 4.1\nabout: both\nfixture: a.json\n\n");

        assertThat(script.sections())
                .extracting(RfcSection::toString)
                .containsExactly("RFC 3501 §6.4.6", "RFC 3501 §7.4.1", "RFC 2180 §4.1");
        assertThat(script.header("fixture")).contains("a.json");
    }

    @Test
    void countsLiteralLinesBothWays() {
        var script =
                dialogue(
                        """
                        a C: 1 APPEND INBOX {*}
                        a S: + ...
                        a L: ab
                        a L: c\\
                        a C:
                        a S: * 1 FETCH (BODY[] {*}
                        a L: ab
                        a S: )
                        """);

        assertThat(sent(script)).isEqualTo("1 APPEND INBOX {5}\r\nab\r\nc\r\n");
        var last = (Step.Expect) script.steps().get(5);
        assertThat(last.wanted().text()).isEqualTo("* 1 FETCH (BODY[] {4}\r\nab\r\n)");
    }

    @Test
    void rawLinesSayEveryOctet() {
        var script = dialogue("a raw: x\\r\\n\\x00\\x4a\\\\\\(ab*3)\n");

        assertThat(sent(script)).isEqualTo("x\r\n\0J\\ababab");
    }

    @Test
    void repliesToListComeInAnyOrder() {
        var script = dialogue("a S: * LIST () \"/\" a\na S: * LIST () \"/\" b\na S: 1 OK ...\n");

        assertThat(script.steps().get(0)).isInstanceOf(Step.ExpectUnordered.class);
        assertThat(script.steps()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about: no rfc\n\n",
                "rfc: 3501 6\n\n",
                "rfc: 3501\nabout: no section\n\n",
                "rfc: 3501 6\nabout: x\nfixtrue: a.json\n\n",
                "rfc: 3501 6\nabout: x\n\nphone D: hello\n",
                "rfc: 3501 6\nabout: x\n\nphone C:hello\n",
                "rfc: 3501 6\nabout: x\n\nphone S: ...\nphone C: a1 NOOP\n",
                "rfc: 3501 6\nabout: x\n\nphone S: ...\n",
                "rfc: 3501 6\nabout: x\n\nphone raw: \\q\n",
                "rfc: 3501 6\nabout: x\n\nphone S: * 1 FETCH (BODY[] {*}\nphone L: a\n"
            })
    void refusesWhatItDoesNotUnderstand(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("example.txt:");
    }

    private static String sent(Script script) {
        var all = new StringBuilder();
        for (var step : script.steps()) {
            if (step instanceof Step.Send send) {
                all.append(new String(send.octets(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static Script dialogue(String lines) {
        return read("rfc: 3501 6\nabout: x\n\n" + lines);
    }

    private static Script read(String text) {
        return ScriptReader.read("example", text);
    }
}

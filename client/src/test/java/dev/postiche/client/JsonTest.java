package dev.postiche.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static Json json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        var text = "{\"a\":[1,-2.5,true,false,\"\\u00fc\\n\\\"\",{}],\"b\":{\"c\":[]}}";
        assertThat(json(text)).hasToString(text.replace("\\u00fc", "ü"));
        assertThat(json(json(text).toString())).isEqualTo(json(text));
    }

    @Test
    void whatIsMissingIsEmpty() {
        var json = json("{\"a\": {\"n\": 7, \"t\": \"x\", \"l\": [\"y\"]}}");
        assertThat(json.at("a").number("n")).isEqualTo(7);
        assertThat(json.at("a").text("t")).contains("x");
        assertThat(json.at("a").texts("l")).containsExactly("y");
        assertThat(json.at("b").number("n")).isZero();
        assertThat(json.at("b").text("t")).isEmpty();
        assertThat(json.at("b").flag("f")).isFalse();
        assertThat(json.without("a")).hasToString("{}");
        assertThat(json("").list()).isEmpty();
    }

    @Test
    void aNameIsOneSegmentOfAPath() {
        assertThat(Http.segment("A/B c+%")).isEqualTo("A%2FB%20c%2B%25");
    }
}

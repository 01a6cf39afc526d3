package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.message.Parameters.Parameter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "; charset=us-ascii (Plain text)            | charset=us-ascii", // RFC 2045 §5.1
                "; Charset=\"us-ascii\"                     | charset=us-ascii",
                ";;; a=b; ;c=d;                             | a=b c=d",
                "; a=b c=d                                  | a=b c=d",
                "; a=\"b\" c=d                              | a=b c=d",
                "; a = b ; c= \"d\"                         | a=b c=d",
                "; a=\"x \\\"y\\\" \\\\z; w\"               | a=x \"y\" \\z; w",
                "; name=my file (1).txt; size=3             | name=my file .txt size=3",
                "; a=\"open; b=c                            | a=open; b=c",
                "; a; b=c; =d; e=                           | b=c e=",
                "; a=1; A=2                                 | a=1",
                "(comment); (c) a (d) = (e) b (f)           | a=b",
                "; name==?utf-8?q?a=20b?=                   | name==?utf-8?q?a=20b?=",
                // RFC 2231 §3, §4, §4.1
                "; URL*0=\"ftp://\"; URL*1=\"cs.utk.edu/pub\" | url=ftp://cs.utk.edu/pub",
                "; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A"
                        + " | title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A",
                "; t*1*=%2A%2Afun; t*2=\"isn't it!\"; t*0*=us-ascii'en'This%20"
                        + " | t*=us-ascii'en'This%20%2A%2Afunisn%27t%20it!",
                "; t*0=a; t*1*=%2A                          | t*=''a%2A",
                "; t*0=a; t*2=c                             | t=a",
                "; t*1=a                                    | ''",
                "; t*01=a; t**=b; *0=c; t*x=d               | t*01=a t**=b *0=c t*x=d"
            })
    void readsNamesAndValues(String written, String expected) {
        var read = ParameterParser.parse(new HeaderLexer(written)).list();
        assertThat(
                        read.stream()
                                .map(p -> p.name() + "=" + p.value())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "t=plain; t*=utf-8''caf%C3%A9               | caf\u00e9",
                "t*=iso-8859-1'fr'caf%E9                    | caf\u00e9",
                "t*=nonsense''caf%C3%A9                     | caf\u00e9",
                "t*=%41%4                                   | A%4",
                "t*0*=utf-8''%C3; t*1*=%A9                  | \u00e9",
                "t=\"=?utf-8?b?Y2Fmw6k=?=\"                 | caf\u00e9",
                "t=caf\u00c3\u00a9                          | caf\u00e9",
                "t=caf\u00e9                                | caf\u00e9"
            })
    void decodesAValueForPeople(String written, String expected) {
        var parameters = ParameterParser.parse(new HeaderLexer("; " + written));
        assertThat(parameters.get("T")).contains(expected);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(Parameters.none().get("a")).isEmpty();
        assertThat(Parameters.none().isEmpty()).isTrue();
        assertThat(Parameters.of("a", "b").list()).containsExactly(new Parameter("a", "b"));
    }
}

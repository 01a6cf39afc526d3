package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseSubjectTest { // RFC 5256 §2.1, §5

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                         | hello          | false",
                "Re: hello                     | hello          | true",
                "RE : hello                    | hello          | true",
                "re[2]: hello                  | hello          | true",
                "Fw: Fwd: re:hello             | hello          | true",
                "fwd [x] : hello               | hello          | true",
                "hello (fwd)                   | hello          | true",
                "hello (fwd) (FWD)             | hello          | true",
                "[list] hello                  | hello          | false",
                "[list] Re: [other] hello      | hello          | true",
                "Re: [list]                    | [list]         | true",
                "[list]                        | [list]         | false",
                "[a] [b]                       | [b]            | false",
                "[fwd: hello]                  | hello          | true",
                "[Fwd: Re: [x] hello (fwd)]    | hello          | true",
                "[fwd: hello] there            | there          | false",
                "Regarding: hello              | Regarding: hello | false",
                "re hello                      | re hello       | false",
                "a    b                        | a b            | false",
                "Re: [un[closed] hello         | [un[closed] hello | true"
            })
    void takesAwayWhatRepliesAdd(String subject, String base, boolean replyOrForward) {
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(base, replyOrForward));
    }

    @Test
    void mayLeaveNothing() {
        assertThat(BaseSubject.of("")).isEqualTo(new BaseSubject("", false));
        assertThat(BaseSubject.of(" \t ")).isEqualTo(new BaseSubject("", false));
        assertThat(BaseSubject.of("Re: ")).isEqualTo(new BaseSubject("", true));
        assertThat(BaseSubject.of("[fwd:]")).isEqualTo(new BaseSubject("", true));
    }

    @Test
    void endsForSubjectsMadeToLast() {
        assertThat(BaseSubject.of("[fwd:".repeat(100_000))).isNotNull();
        assertThat(BaseSubject.of("[a]".repeat(100_000)).replyOrForward()).isFalse();
        assertThat(BaseSubject.of("re:".repeat(2_000)).text()).isEmpty();
    }
}

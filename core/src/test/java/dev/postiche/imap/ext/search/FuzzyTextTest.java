package dev.postiche.imap.ext.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6203 §3, §4. */
class FuzzyTextTest {

    @ParameterizedTest
    @CsvSource({
        "Helo, hello there",
        "hello, say helo",
        "IMAP break, is IMAP broken? no; break it",
        "invitaton, Invitations",
        "MÜNCHEN, nach munchen"
    })
    void thisIsNearEnough(String wanted, String text) {
        assertThat(new FuzzyText(wanted).score(text)).isBetween(1, 99);
    }

    @ParameterizedTest
    @CsvSource({"cat, car", "hello, yellow pages are old", "two words, words", "a, ''"})
    void thisIsNot(String wanted, String text) {
        assertThat(new FuzzyText(wanted).score(text)).isZero();
    }

    @Test
    void theBetterItFitsTheHigherTheScore() {
        var fuzzy = new FuzzyText("green invoice");

        assertThat(
                        List.of(
                                fuzzy.score("The GREEN invoice"),
                                fuzzy.score("invoice in green"),
                                fuzzy.score("invoices, evergreen"),
                                fuzzy.score("gren invoise")))
                .isSortedAccordingTo((one, other) -> other - one)
                .doesNotHaveDuplicates()
                .startsWith(FuzzyText.EXACT);
    }
}

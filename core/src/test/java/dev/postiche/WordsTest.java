package dev.postiche;

import static dev.postiche.Words.BEFORE_TAGGED;
import static dev.postiche.Words.IMAP;
import static dev.postiche.Words.RESET;
import static dev.postiche.Words.SEEN;
import static dev.postiche.Words.account;
import static dev.postiche.Words.close;
import static dev.postiche.Words.mailbox;
import static dev.postiche.Words.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fault.CloseKind;
import dev.postiche.fault.Moment;
import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Flag;
import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One import brings what tests say. */
class WordsTest {

    private static List<Object> wordsOf(Class<?> type) {
        return Stream.of(Words.class.getFields())
                .filter(field -> field.getType() == type)
                .map(
                        field -> {
                            try {
                                return field.get(Words.class);
                            } catch (IllegalAccessException hidden) {
                                throw new AssertionError(hidden);
                            }
                        })
                .toList();
    }

    @Test
    void noneIsMissing() {
        for (var type :
                List.of(Protocol.class, Moment.class, CloseKind.class, CertificateKind.class)) {
            assertThat(wordsOf(type)).containsExactlyInAnyOrder((Object[]) type.getEnumConstants());
        }
        var settable = Flag.system().stream().filter(flag -> !flag.equals(Flag.RECENT)).toList();
        assertThat(wordsOf(Flag.class)).hasSameElementsAs(settable);
    }

    @Test
    void theySayWhatTheyAreThereFor() {
        var inbox = mailbox("INBOX").messages(message().subject("Hi").flags(SEEN));
        try (var mail =
                MockMailServer.builder().account(account("anna").mailboxes(inbox)).start()) {
            mail.faults().on(IMAP).command("NOOP").at(BEFORE_TAGGED).then(close(RESET));
            assertThat(mail.account("anna").inbox().message(1).isSeen()).isTrue();
            assertThat(mail.faults().armed()).hasSize(1);
        }
    }
}

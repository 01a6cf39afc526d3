package dev.postiche.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.fault.Faults;
import dev.postiche.spec.Endpoint;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a server can be asked for by type and name. */
class PartsTest {

    private final MockMailServer mail =
            MockMailServer.builder().accounts("anna", "ben:pw").tls().start();

    @AfterEach
    void stop() {
        mail.close();
    }

    private Object part(Class<?> type, String name) {
        return Parts.OF_A_SERVER.of(mail, type, name);
    }

    @Test
    void theNameChoosesAmongSeveral() {
        assertThat(part(MockMailServer.class, "any")).isSameAs(mail);
        assertThat(part(Faults.class, "any")).isSameAs(mail.faults());
        assertThat(part(Endpoint.class, "pop3s")).isEqualTo(mail.pop3s());
        assertThat(part(Endpoint.class, "imap")).isEqualTo(mail.imap());
        assertThat(((MailAccount) part(MailAccount.class, "ben")).password()).isEqualTo("pw");
    }

    @Test
    void aNameThatNoneHasIsToldWithThoseThatThereAre() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> part(MailAccount.class, "bob"))
                .withMessageStartingWith("which of the accounts [anna, ben] is \"bob\"?");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> part(Endpoint.class, "arg0"))
                .withMessageStartingWith(
                        "which of the endpoints [imap, imaps, pop3, pop3s] is \"arg0\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> part(String.class, "any"))
                .withMessage("nothing of a mail server is a java.lang.String");
    }

    @Test
    void thereCanBeMoreParts() {
        var more = Parts.OF_A_SERVER.with("java.lang.String", MockMailServer::toString);
        assertThat(more.has(String.class)).isTrue();
        assertThat(more.of(mail, String.class, "any")).isEqualTo(mail.toString());
        assertThat(Parts.OF_A_SERVER.has(String.class)).isFalse();
    }

    @Test
    void fieldsAreSetOrRefusedWithWhatToDo() throws NoSuchFieldException {
        var test = new Fields();
        Parts.OF_A_SERVER.set(Fields.class.getDeclaredField("anna"), Optional.of(test), mail);
        assertThat(test.anna().user()).isEqualTo("anna");
        var constant = Fields.class.getDeclaredField("CONSTANT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parts.OF_A_SERVER.set(constant, Optional.empty(), mail))
                .withMessage("Fields.CONSTANT is final and cannot be set: leave final out");
        var text = Fields.class.getDeclaredField("text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parts.OF_A_SERVER.set(text, Optional.of(test), mail))
                .withMessage("Fields.text has to be a MockMailServer, or something of one");
    }

    static final class Fields {
        private static final Optional<MockMailServer> NOBODY = Optional.empty();
        static final MockMailServer CONSTANT = NOBODY.orElse(null);
        private MailAccount anna;
        String text = "";

        MailAccount anna() {
            return anna;
        }
    }
}

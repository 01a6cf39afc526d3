package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNameTest {

    /** RFC 3501 §5.1; a dotless i is another letter, whatever upper case makes of it. */
    @ParameterizedTest
    @CsvSource({"inbox, INBOX", "iNbOx/a, INBOX/a", "ınbox, ınbox", "inboxes, inboxes"})
    void inboxIsTheSameInAnyCase(String name, String canonical) {
        assertThat(MailboxName.canonical(name)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a/", "a//b", "a\u0007"})
    void aNameHasNoEmptyLevelAndNoControlCharacter(String name) {
        assertThatThrownBy(() -> MailboxName.canonical(name)).isInstanceOf(StoreRefusal.class);
    }

    @Test
    void anEmptyNameIsNone() {
        assertThatThrownBy(() -> MailboxName.canonical("")).isInstanceOf(StoreRefusal.class);
    }
}

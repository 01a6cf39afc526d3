package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void readsIdsInTheirOrder() {
        assertThat(MessageIds.parse("<1234@local.machine.example> <3456@example.net>"))
                .containsExactly("1234@local.machine.example", "3456@example.net");
        assertThat(MessageIds.parse("<a@b><c@d>\r\n\t<e@f>")).containsExactly("a@b", "c@d", "e@f");
    }

    @Test
    void passesOverWhatIsNoId() {
        assertThat(MessageIds.parse("Your message of \"Mon <x@y>\" <a@b> (and <c@d>)"))
                .containsExactly("a@b");
        assertThat(MessageIds.parse("none")).isEmpty();
        assertThat(MessageIds.parse("<> <never <a@b> <closed")).containsExactly("a@b");
        assertThat(MessageIds.parse("<a @b\r\n .c>")).containsExactly("a@b.c");
    }

    @Test
    void undoesQuoting() { // RFC 5256 §3
        assertThat(MessageIds.parse("<\"01KF8JCEOCBS0045PS\"@xxx.yyy.com>"))
                .isEqualTo(MessageIds.parse("<01KF8JCEOCBS0045PS@xxx.yyy.com>"));
    }
}

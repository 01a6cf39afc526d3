package dev.postiche.spec;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.QuotaSpec.quota;
import static dev.postiche.spec.ServerProfile.profile;
import static dev.postiche.spec.ServerSpec.server;
import static dev.postiche.spec.Speech.speech;
import static dev.postiche.spec.TokenSpec.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Descriptions of mail are values: each verb leaves the one it is called on as it was. */
class SpecsTest {

    @Test
    void eachVerbGivesANewValue() {
        var plain = message();
        var subject = plain.subject("Hi");
        assertThat(plain.subject()).isEmpty();
        assertThat(subject.subject()).contains("Hi");
        assertThat(subject).isEqualTo(message().subject("Hi")).isNotEqualTo(plain);
        assertThat(subject).hasSameHashCodeAs(message().subject("Hi"));
    }

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(message().from()).isEmpty();
        assertThat(message().repeat()).isEqualTo(1);
        assertThat(message().isVerbatim()).isFalse();
        assertThat(mailbox("x").isSelectable()).isTrue();
        assertThat(mailbox("x").isSubscribed()).isTrue();
        assertThat(account("anna").password()).isEqualTo("secret");
        assertThat(account("anna").quota().isUnlimited()).isTrue();
        assertThat(attachment().isInline()).isFalse();
        assertThat(profile("x").separator()).isEqualTo('/');
        assertThat(speech().afterLogin()).containsExactly(Speech.EVERYTHING);
    }

    @Test
    void headersOfOneNameStayTogether() {
        var spec = message().header("A", "1").header("B", "2").header("A", "3");
        assertThat(spec.headers())
                .containsExactly(new Header("A", "1"), new Header("A", "3"), new Header("B", "2"));
    }

    @Test
    void aHeaderCannotBreakOutOfItsField() {
        assertThatThrownBy(() -> message().header("A", "b\r\nBcc: c"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message().header("A:", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(message().header("A", "b\r\n c").headers()).hasSize(1);
    }

    @Test
    void aRepetitionHasItsNumberInEveryString() {
        var spec =
                message()
                        .subject("{{n}}")
                        .to("{{n}}@b", "x@{{n}}")
                        .raw("{{n}}\r\n")
                        .eml("{{n}}.eml")
                        .flags(Flag.of("n{{n}}"), Flag.SEEN)
                        .internalDate("-{{n}}h")
                        .header("X-{{n}}", "{{n}}")
                        .attachment(attachment("{{n}}").size("{{n}}KB"))
                        .uid(10)
                        .repeat(3);
        assertThat(spec.repetition(2))
                .isEqualTo(
                        message()
                                .subject("2")
                                .to("2@b", "x@2")
                                .raw("2\r\n")
                                .eml("2.eml")
                                .flags(Flag.of("n2"), Flag.SEEN)
                                .internalDate("-2h")
                                .header("X-2", "2")
                                .attachment(attachment("2").size("2KB"))
                                .uid(11));
        assertThatThrownBy(() -> spec.repetition(4)).hasMessage("there is no message 4 of 3");
        assertThat(message().subject("{{n}}").repetition(1)).isEqualTo(message().subject("{{n}}"));
    }

    @Test
    void anAttachmentHasOneContent() {
        assertThat(attachment("a").text("b").size("10KiB")).isEqualTo(attachment("a").size(10_240));
        assertThat(attachment().base64("aGk=").base64()).contains(Octets.of("hi"));
        assertThat(attachment().file(Path.of("x/y.pdf")).name()).contains("y.pdf");
        assertThat(attachment("z").file("x/y.pdf").name()).contains("z");
        assertThat(attachment().size("25MB").size()).hasValue(25_000_000);
    }

    @Test
    void mailboxesOfOneNameAreOne() {
        var spec =
                account("anna")
                        .mailboxes(mailbox("inbox").messages(message().subject("1")))
                        .mailboxes(mailbox("INBOX").messages(message().subject("2")));
        assertThat(spec.mailboxes()).hasSize(1);
        assertThat(spec.mailbox("Inbox").orElseThrow().messages())
                .extracting(each -> each.subject().orElse(""))
                .containsExactly("1", "2");
        assertThat(mailbox("inBox/a/Inbox").name()).isEqualTo("INBOX/a/Inbox");
        assertThat(mailbox("\u0131nbox").name()).isEqualTo("\u0131nbox");
    }

    @Test
    void secretsAreNotShown() {
        var secret = "hush-hush";
        assertThat(account("anna").password(secret).tokens(token(secret)).toString())
                .doesNotContain(secret);
        assertThat(server().autoAccounts(secret).toString()).doesNotContain(secret);
        assertThat(token(secret).expires("+60s").toString()).doesNotContain(secret);
    }

    @Test
    void numbersHaveTheirRange() {
        assertThatThrownBy(() -> message().uid(0)).hasMessage("a uid is 1 to 4294967295, not 0");
        assertThatThrownBy(() -> mailbox("x").uidValidity(1L << 32))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message().repeat(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quota().messages(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> attachment().size(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message().flags(Flag.RECENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message().encoding("rot13"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mailbox("a//b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server().separator("%"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> profile("No Name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mailbox("x").specialUse("\\Outbox"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileIsReadWhenItIsNeeded() {
        var resource = MailFile.onClassPath("dev/postiche/fixture/beside.json");
        assertThat(resource.read()).isNotEmpty();
        assertThat(resource).isEqualTo(MailFile.onClassPath(resource.path()));
        assertThat(resource.name()).isEqualTo("beside.json");
        assertThatThrownBy(() -> MailFile.onClassPath("missing").open())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("missing cannot be read: no such resource: missing");
        assertThatThrownBy(() -> MailFile.of(Path.of("missing")).read())
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aProfileIsAValueToo() {
        var spec =
                profile("bare")
                        .description("d")
                        .imap(speech().afterLogin("IMAP4rev1").text("OK LOGIN", "Hello"))
                        .pop3(speech().greeting("POP"))
                        .prefix("INBOX.")
                        .specialUse(SpecialUse.SENT, "Sent Items")
                        .limit("append", "1MB")
                        .quirk("q", "true");
        assertThat(spec.imap().texts()).containsEntry("OK LOGIN", "Hello");
        assertThat(spec.specialUse()).containsEntry(SpecialUse.SENT, "Sent Items");
        assertThat(spec.limits()).containsEntry("append", "1MB");
        assertThat(spec).isEqualTo(spec.quirk("q", "true")).isNotEqualTo(spec.quirks());
    }
}

package dev.postiche.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.postiche.MailAccount;
import dev.postiche.MockMailServer;
import dev.postiche.ServerClock;
import dev.postiche.fault.Faults;
import dev.postiche.record.Recording;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where an annotation or a builder may stand, and what it gives there. */
class PlacesTest {

    @Test
    void fieldsAreSetBeforeEachTest() {
        Run.of(Fields.class).succeeded(3);
    }

    static class Fields {
        @MailServer(accounts = "anna")
        private static MockMailServer shared;

        @MailServer(accounts = "ben")
        private MockMailServer own;

        @BeforeAll
        static void staticFieldsAreThereAlready() {
            shared.account("anna").createMailbox("Prepared");
        }

        @Test
        void first() {
            assertThat(shared.account("anna").mailboxes()).hasSize(2);
            assertThat(own.account("ben").mailboxes()).hasSize(1);
            shared.account("anna").createMailbox("Left over");
            own.account("ben").createMailbox("Left over");
        }

        @Test
        void second() {
            first();
        }

        @Nested
        class Inside {
            @Test
            void seesTheOuterFields() {
                first();
            }
        }
    }

    @Test
    void severalServersAreToldApartByName() {
        Run.of(Two.class).succeeded(2);
    }

    @MailServer(name = "old", accounts = "anna")
    @MailServer(name = "new", accounts = "ben")
    static class Two {
        @Test
        void byName(
                @MailServer(name = "old") MockMailServer before,
                @MailServer(name = "new") MockMailServer after) {
            assertThat(before.account("anna")).isNotNull();
            assertThat(after.account("ben")).isNotNull();
        }

        @Test
        void aParameterMayHaveOneOfItsOwn(
                @MailServer(accounts = "carl") MockMailServer own,
                @MailServer(name = "old") MockMailServer before) {
            assertThat(own.accounts()).extracting(MailAccount::user).containsExactly("carl");
            assertThat(before).isNotSameAs(own);
        }
    }

    @Test
    void twoServersAndAParameterWithoutNameAreRefusedInOneLine() {
        assertThat(Run.of(Ambiguous.class).failure())
                .isEqualTo(
                        "no mail server for the method test: there are [old, new]; write"
                                + " @MailServer(name = \"old\") before it");
    }

    @MailServer(name = "old")
    @MailServer(name = "new")
    static class Ambiguous {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @Test
    void partsOfAServerCanBeAskedFor() {
        Run.of(Parts.class).succeeded(2);
    }

    @MailServer(accounts = "anna", protocols = Protocol.IMAP)
    static class Parts {
        @Test
        void parts(
                MockMailServer mail,
                Faults faults,
                Recording recording,
                ServerClock clock,
                Endpoint endpoint,
                MailAccount account) {
            assertThat(faults.armed()).isEmpty();
            assertThat(recording.sessions()).isEmpty();
            assertThat(clock.now()).isNotNull();
            assertThat(endpoint).isEqualTo(mail.imap());
            assertThat(account.user()).isEqualTo("anna");
        }

        @Test
        void session(Session session) throws MessagingException {
            try (var store = session.getStore()) {
                store.connect("anna", "secret");
                assertThat(store.getFolder("INBOX").exists()).isTrue();
            }
        }
    }

    @Test
    void ofSeveralPartsTheNameChooses() {
        Run.of(ByName.class).succeeded(2);
    }

    @MailServer(
            accounts = {"anna", "ben"},
            tls = true)
    static class ByName {
        @MailServer(accounts = "carl")
        private MailAccount own;

        @Test
        void parameters(
                Endpoint imap, Endpoint imaps, Endpoint pop3, Endpoint pop3s, MailAccount ben) {
            assertThat(imap.uri().getScheme()).isEqualTo("imap");
            assertThat(imaps.uri().getScheme()).isEqualTo("imaps");
            assertThat(pop3.uri().getScheme()).isEqualTo("pop3");
            assertThat(pop3s.uri().getScheme()).isEqualTo("pop3s");
            assertThat(ben.user()).isEqualTo("ben");
        }

        @Test
        void fields(MailAccount anna) {
            assertThat(own.user()).isEqualTo("carl");
            assertThat(anna.user()).isEqualTo("anna");
        }
    }

    @Test
    void aPartThatThereAreSeveralOfIsRefusedInOneLine() {
        assertThat(Run.of(WhichAccount.class).failure())
                .contains("which of the accounts [anna, ben] is \"")
                .doesNotContain("\n");
    }

    @MailServer(accounts = {"anna", "ben"})
    static class WhichAccount {
        @Test
        void test(MailAccount someone) {
            assertThat(someone).isNotNull();
        }
    }

    @Test
    void aBuilderInAStaticFieldIsForTheClass() {
        Run.of(Registered.class).succeeded(3);
    }

    static class Registered {
        @RegisterExtension
        static final MailServerExtension MAIL =
                MailServerExtension.of(builder -> builder.account("anna", "secret").tls());

        private static MockMailServer first;

        @BeforeAll
        static void prepare(MockMailServer mail) {
            first = mail;
            mail.account("anna").createMailbox("Prepared");
        }

        @Test
        void one(MockMailServer mail) {
            assertThat(mail).isSameAs(first);
            assertThat(mail.account("anna").mailboxes()).hasSize(2);
            mail.account("anna").createMailbox("Left over");
        }

        @Test
        void two(MockMailServer mail) {
            one(mail);
        }

        @Nested
        class Inside {
            @Test
            void three(MockMailServer mail) {
                one(mail);
            }
        }
    }

    @Test
    void aBuilderInAnotherFieldIsForTheTest() {
        Run.of(RegisteredForEach.class).succeeded(2);
        assertThat(RegisteredForEach.SERVERS).hasSize(2);
    }

    static class RegisteredForEach {
        private static final Set<MockMailServer> SERVERS = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final MailServerExtension mail =
                MailServerExtension.of(builder -> builder.account("anna", "secret"));

        @Test
        void one(MockMailServer server) {
            SERVERS.add(server);
            assertThat(server.account("anna").mailboxes()).hasSize(1);
        }

        @Test
        void two(MockMailServer server) {
            one(server);
        }
    }

    @Test
    void aBrokenNeighbourDoesNotKeepAServerAlive() {
        assertThat(Run.of(WithBroken.class).failures()).hasSize(1);
        Run.of(Fields.class).succeeded(3);
    }

    @MailServer(accounts = "anna")
    @ExtendWith(Broken.class)
    static class WithBroken {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.accounts()).hasSize(1);
        }
    }

    static final class Broken implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            fail("another extension fails");
        }
    }

    @Test
    void misuseIsToldInOneLine() {
        assertThat(Run.of(FinalField.class).failure())
                .isEqualTo("FinalField.mail is final and cannot be set: leave final out");
        assertThat(Run.of(WrongField.class).failure())
                .isEqualTo("WrongField.mail has to be a MockMailServer, or something of one");
        assertThat(Run.of(WrongClock.class).failure())
                .contains(
                        "clock: expected a date such as 2026-11-20T10:00:00+07:00", "not \"noon\"");
        assertThat(Run.of(TooEarly.class).failure())
                .isEqualTo(
                        "no mail server for the method prepare: each test has one of its own;"
                                + " take it as a parameter there");
    }

    @Test
    void whatCannotBeChosenIsToldInOneLine() {
        assertThat(Run.of(Typo.class).failure())
                .isEqualTo(
                        "no mail server \"odl\" for the method test: there are [old, new]; write"
                                + " @MailServer(name = \"old\") before it");
        assertThat(Run.of(SameName.class).failure())
                .startsWith("give each a name, as in @MailServer(name = \"old\"), on class ")
                .endsWith("SameName");
        assertThat(Run.of(InLifecycle.class).failure())
                .isEqualTo(
                        "no mail server \"dev.postiche.MockMailServer mail\" for the method"
                                + " prepare: leave @MailServer out to have that of the class");
        assertThat(Run.of(NoneAtAll.class).failure())
                .isEqualTo(
                        "no mail server for the method without: put @MailServer on the class or the"
                                + " test; another test's is its own");
        assertThat(Run.of(UnknownAccount.class).failure())
                .isEqualTo("no account \"carl\"; accounts: anna, ben");
        assertThat(Run.of(SamePort.class).failure())
                .isEqualTo(
                        "port 4711 is asked for twice, for IMAP and POP3: give one of them another,"
                                + " or 0 for any");
        assertThat(Run.of(WrongFault.class).failure())
                .contains("unknown", "\"cmd\"")
                .doesNotContain("\n");
        assertThat(Run.of(WrongProfile.class).failure())
                .contains("dovecott", "dovecot")
                .doesNotContain("\n");
    }

    @MailServer(name = "old")
    @MailServer(name = "new")
    static class Typo {
        @Test
        void test(@MailServer(name = "odl") MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @MailServer(accounts = "anna")
    @MailServer(accounts = "ben")
    static class SameName {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @MailServer
    static class InLifecycle {
        @BeforeAll
        static void prepare(@MailServer(accounts = "anna") MockMailServer mail) {
            assertThat(mail).isNotNull();
        }

        @Test
        void test() {}
    }

    static class NoneAtAll {
        @Test
        @MailServer
        void with(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }

        @Test
        @ExtendWith(MailServerExtension.class)
        void without(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @MailServer(accounts = {"anna", "ben"})
    static class UnknownAccount {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail.account("carl")).isNotNull();
        }
    }

    static class SamePort {
        @RegisterExtension
        static final MailServerExtension MAIL =
                MailServerExtension.of(builder -> builder.imapPort(4711).pop3Port(4711));

        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @MailServer(faults = "{ \"on\": { \"cmd\": \"NOOP\" }, \"do\": { \"swallow\": true } }")
    static class WrongFault {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @MailServer(profile = "dovecott")
    static class WrongProfile {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    static class FinalField {
        @MailServer private static final MockMailServer mail = null;

        @Test
        void test() {
            assertThat(mail).isNull();
        }
    }

    static class WrongField {
        @MailServer private String mail;

        @Test
        void test() {
            assertThat(mail).isNull();
        }
    }

    @MailServer(clock = "noon")
    static class WrongClock {
        @Test
        void test(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }
    }

    @MailServer(lifecycle = MailServer.Lifecycle.PER_METHOD)
    static class TooEarly {
        @BeforeAll
        static void prepare(MockMailServer mail) {
            assertThat(mail).isNotNull();
        }

        @Test
        void test() {}
    }
}

package dev.postiche.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.engine.Engine;
import dev.postiche.engine.Islands;
import dev.postiche.engine.Limits;
import dev.postiche.engine.MovableClock;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.sasl.StoreCredentials;
import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.Speech;
import dev.postiche.spec.TokenVerdict;
import dev.postiche.store.MailStore;
import dev.postiche.store.NewMessage;
import dev.postiche.store.UidSet;
import java.io.IOException;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class Pop3ConversationTest {
    private static final String FIRST = "Subject: one\r\n\r\nline\r\n.dot\r\n..two\r\n";
    private static final String SECOND = "Subject: two\r\n\r\nno line end";

    private final MovableClock clock = MovableClock.running();
    private final MailStore store = new MailStore(clock, 1);
    private final Engine engine = new Engine(clock, Limits.standard());

    @BeforeEach
    void fill() {
        store.change(
                tx -> {
                    tx.createAccount("anna", "secret");
                    tx.setAddresses("anna", List.of("anna@example.org"));
                    var inbox = tx.account("anna").inbox().id();
                    tx.append(inbox, List.of(message(FIRST), message(SECOND)));
                });
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    private static NewMessage message(String text) {
        return NewMessage.of(Message.of(MessageContent.of(text.getBytes(ISO_8859_1))));
    }

    private Endpoint listen(String... without) {
        var settings =
                new Pop3Settings(
                        store,
                        new StoreCredentials(
                                store,
                                clock,
                                Optional.empty(),
                                (user, token) -> TokenVerdict.unknown()),
                        ServerProfile.profile("own").pop3(Speech.speech().without(without)),
                        new MaildropLocks(),
                        new MaildropHistory(),
                        Optional.empty(),
                        "test.invalid",
                        false,
                        new Random(7),
                        Islands.none());
        return engine.listen(
                Protocol.POP3,
                InetAddress.getLoopbackAddress(),
                0,
                Optional.empty(),
                session -> new Pop3Conversation(session, settings));
    }

    private static Pop3Client loggedIn(Endpoint endpoint) throws IOException {
        var client = new Pop3Client(endpoint);
        client.ask("USER anna");
        assertThat(client.ask("PASS secret")).startsWith("+OK");
        return client;
    }

    @Test
    void sizesAreThoseOfWhatIsSent() throws IOException {
        try (var client = loggedIn(listen())) {
            var first = FIRST.length();
            var second = SECOND.length() + 2; // its last line gets a CRLF on the way

            assertThat(client.ask("STAT")).isEqualTo("+OK 2 " + (first + second));
            assertThat(client.askLines("LIST")).containsExactly("1 " + first, "2 " + second);
            assertThat(client.ask("LIST 2")).isEqualTo("+OK 2 " + second);
            assertThat(client.askLines("RETR 1"))
                    .containsExactly("Subject: one", "", "line", "..dot", "...two");
            assertThat(client.askLines("RETR 2"))
                    .containsExactly("Subject: two", "", "no line end");
        }
    }

    @Test
    void topCutsTheBody() throws IOException {
        try (var client = loggedIn(listen())) {
            assertThat(client.askLines("TOP 1 0")).containsExactly("Subject: one", "");
            assertThat(client.askLines("TOP 1 2"))
                    .containsExactly("Subject: one", "", "line", "..dot");
            assertThat(client.ask("TOP 1")).startsWith("-ERR");
        }
    }

    @Test
    void deletedMessagesAreHiddenUntilResetAndGoneAfterQuit() throws IOException {
        var endpoint = listen();
        try (var client = loggedIn(endpoint)) {
            assertThat(client.ask("DELE 1")).startsWith("+OK");
            assertThat(client.ask("DELE 1")).startsWith("-ERR");
            assertThat(client.ask("RETR 1")).startsWith("-ERR");
            assertThat(client.askLines("UIDL")).containsExactly("2 1.2");
            assertThat(client.ask("RSET")).isEqualTo("+OK maildrop has 2 messages");
            client.ask("DELE 2");
            assertThat(client.ask("QUIT")).startsWith("+OK");
            assertThat(client.hear()).isEqualTo("<end>");
        }
        assertThat(inboxSize()).isEqualTo(1);
    }

    @Test
    void withoutQuitNothingIsDeletedAndTheMaildropIsFreeAtOnce() throws IOException {
        var endpoint = listen();
        try (var client = loggedIn(endpoint)) {
            client.ask("DELE 1");
        }
        try (var client = loggedIn(endpoint)) {
            assertThat(client.ask("STAT")).startsWith("+OK 2 ");
        }
    }

    @Test
    void aSessionHasItsMaildropToItself() throws IOException {
        var endpoint = listen();
        try (var first = loggedIn(endpoint);
                var second = new Pop3Client(endpoint)) {
            second.ask("USER anna");
            assertThat(second.ask("PASS secret")).startsWith("-ERR [IN-USE]");
            assertThat(first.ask("QUIT")).startsWith("+OK");
            assertThat(first.hear()).isEqualTo("<end>");

            second.ask("USER anna");
            assertThat(second.ask("PASS secret")).startsWith("+OK");
        }
    }

    @Test
    void numbersAreFrozenWhateverOthersDo() throws IOException {
        try (var client = loggedIn(listen())) {
            store.change(
                    tx -> {
                        var inbox = tx.account("anna").inbox().id();
                        tx.expunge(inbox, UidSet.of(1));
                        tx.append(inbox, List.of(message("Subject: three\r\n\r\n")));
                    });

            assertThat(client.askLines("UIDL")).containsExactly("1 1.1", "2 1.2");
            assertThat(client.askLines("RETR 1")).startsWith("Subject: one");
            assertThat(client.ask("RETR 3")).startsWith("-ERR");
        }
    }

    @Test
    void quitSaysSoWhenItCannotRemove() throws IOException {
        try (var client = loggedIn(listen())) {
            client.ask("DELE 1");
            store.change(tx -> tx.deleteAccount("anna"));

            assertThat(client.ask("QUIT")).startsWith("-ERR [SYS/TEMP]");
            assertThat(client.hear()).isEqualTo("<end>");
        }
    }

    @Test
    void apopTakesADigestOfItsOwnGreeting() throws Exception {
        try (var client = new Pop3Client(listen())) {
            var stamp = client.greeting().substring(client.greeting().indexOf('<'));
            var digest =
                    MessageDigest.getInstance("MD5")
                            .digest((stamp + "secret").getBytes(ISO_8859_1));

            assertThat(client.ask("APOP anna " + "0".repeat(32))).startsWith("-ERR [AUTH]");
            assertThat(client.ask("APOP anna " + HexFormat.of().formatHex(digest)))
                    .isEqualTo("+OK maildrop has 2 messages");
        }
    }

    @Test
    void authTakesSaslWithAndWithoutAnInitialResponse() throws IOException {
        var endpoint = listen();
        try (var client = new Pop3Client(endpoint)) {
            assertThat(client.ask("AUTH PLAIN AGFubmEAd3Jvbmc=")).startsWith("-ERR [AUTH]");
            assertThat(client.ask("AUTH PLAIN")).isEqualTo("+ ");
            assertThat(client.ask("*")).startsWith("-ERR");
            assertThat(client.ask("AUTH PLAIN")).isEqualTo("+ ");
            assertThat(client.ask("!")).startsWith("-ERR");
            assertThat(client.ask("AUTH NONSENSE")).startsWith("-ERR");
            assertThat(client.ask("auth login")).isEqualTo("+ VXNlcm5hbWU6");
            assertThat(client.ask("YW5uYQ==")).isEqualTo("+ UGFzc3dvcmQ6");
            assertThat(client.ask("c2VjcmV0")).startsWith("+OK");
        }
    }

    @Test
    void aWrongNameAndAWrongPasswordAnswerAlike() throws IOException {
        try (var client = new Pop3Client(listen())) {
            client.ask("USER anna");
            var wrongPassword = client.ask("PASS wrong");
            client.ask("USER nobody");
            assertThat(client.ask("PASS secret"))
                    .isEqualTo(wrongPassword)
                    .startsWith("-ERR [AUTH]");
            assertThat(client.ask("PASS secret")).startsWith("-ERR");
        }
    }

    @Test
    void capaTellsTheTruthOfEachState() throws IOException {
        try (var client = new Pop3Client(listen())) {
            assertThat(client.askLines("CAPA"))
                    .contains("USER", "TOP", "UIDL", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE")
                    .doesNotContain("STLS", "IMPLEMENTATION Postiche")
                    .anyMatch(line -> line.startsWith("SASL ") && line.contains(" PLAIN"));
            client.ask("USER anna");
            client.ask("PASS secret");
            assertThat(client.askLines("CAPA"))
                    .contains("IMPLEMENTATION Postiche", "EXPIRE NEVER")
                    .doesNotContain("USER")
                    .noneMatch(line -> line.startsWith("SASL"));
        }
    }

    @Test
    void aHiddenCapabilityTakesItsCommandAlong() throws IOException {
        try (var client = loggedIn(listen("UIDL", "TOP"))) {
            assertThat(client.askLines("CAPA")).doesNotContain("UIDL", "TOP");
            assertThat(client.ask("UIDL")).isEqualTo("-ERR unknown command");
            assertThat(client.ask("TOP 1 0")).isEqualTo("-ERR unknown command");
        }
    }

    /** RFC 6856 §2.1, §5 */
    @Test
    void aHeaderInUtf8IsForClientsInUtf8Mode() throws IOException {
        store.change(
                tx ->
                        tx.append(
                                tx.account("anna").inbox().id(),
                                List.of(message("Subject: gr\303\274n\r\n\r\n\374\r\n"))));
        var endpoint = listen();
        try (var client = loggedIn(endpoint)) {
            assertThat(client.ask("RETR 3")).startsWith("-ERR [UTF8]");
            assertThat(client.ask("TOP 3 0")).startsWith("-ERR [UTF8]");
            assertThat(client.ask("UTF8")).startsWith("-ERR"); // only before login
            assertThat(client.askLines("RETR 1")).contains("Subject: one");
            client.ask("QUIT");
        }
        try (var client = new Pop3Client(endpoint)) {
            assertThat(client.askLines("CAPA")).contains("UTF8 USER", "LANG");
            assertThat(client.ask("UTF8")).startsWith("+OK");
            client.ask("USER anna");
            client.ask("PASS secret");
            assertThat(client.askLines("RETR 3"))
                    .containsExactly("Subject: gr\303\274n", "", "\374");
        }
        try (var client = loggedIn(listen("UTF8"))) {
            assertThat(client.askLines("RETR 3")).contains("Subject: gr\303\274n");
        }
    }

    /** RFC 6856 §3.3 */
    @Test
    void langKnowsEnglish() throws IOException {
        try (var client = new Pop3Client(listen())) {
            assertThat(client.askLines("LANG")).containsExactly("en English");
            assertThat(client.ask("LANG EN")).startsWith("+OK en ");
            assertThat(client.ask("LANG *")).startsWith("+OK en ");
            assertThat(client.ask("LANG MUL")).startsWith("-ERR");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "XTND",
                "LAST",
                "RETR",
                "RETR 0",
                "RETR 3",
                "RETR x",
                "RETR 1 2",
                "RETR 99999999999999999999",
                "DELE -1",
                "LIST 0",
                "STAT 1",
                "NOOP x",
                "TOP 1 -1",
                "UIDL 7",
                "USER anna",
                "PASS secret",
                "\0",
                "\377\376",
                "RETR\t1"
            })
    void aWrongCommandGetsOneErrorAndTheConnectionLives(String line) throws IOException {
        try (var client = loggedIn(listen())) {
            assertThat(client.ask(line)).startsWith("-ERR");
            assertThat(client.ask("NOOP")).startsWith("+OK");
        }
    }

    @Test
    void aBareLineFeedIsNoLineEnd() throws IOException {
        try (var client = loggedIn(listen())) {
            client.say("NOOP\n");
            assertThat(client.hear()).startsWith("-ERR");
            assertThat(client.ask("NOOP")).startsWith("+OK");
        }
    }

    @Test
    void commandsMayBePipelined() throws IOException {
        try (var client = loggedIn(listen())) {
            client.say("STAT\r\nLIST 1\r\nXYZ\r\nQUIT\r\n");
            assertThat(client.hear()).startsWith("+OK 2 ");
            assertThat(client.hear()).startsWith("+OK 1 ");
            assertThat(client.hear()).startsWith("-ERR");
            assertThat(client.hear()).startsWith("+OK");
            assertThat(client.hear()).isEqualTo("<end>");
        }
    }

    private int inboxSize() {
        return store.state().account("anna").orElseThrow().inbox().exists();
    }
}

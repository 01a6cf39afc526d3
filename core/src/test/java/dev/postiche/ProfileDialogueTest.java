package dev.postiche;

import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fixture.Profiles;
import dev.postiche.imap.ImapConversations;
import dev.postiche.imap.quirk.InboxName;
import dev.postiche.imap.quirk.ToldCapabilities;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.SpecialUse;
import dev.postiche.spec.Speech;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each profile says what its file says, serves what it announces, and nothing else. */
class ProfileDialogueTest {

    /** A command that is there with its capability and BAD without. */
    private static final Map<String, String> COMMANDS =
            Map.ofEntries(
                    Map.entry("ACL", "MYRIGHTS INBOX"),
                    Map.entry("APPENDLIMIT", "STATUS INBOX (APPENDLIMIT)"),
                    Map.entry("BINARY", "FETCH 1 BINARY.SIZE[1]"),
                    Map.entry("CONDSTORE", "STATUS INBOX (HIGHESTMODSEQ)"),
                    Map.entry("CONTEXT=SEARCH", "SEARCH RETURN (UPDATE COUNT) ALL"),
                    Map.entry("CREATE-SPECIAL-USE", "CREATE Archive (USE (\\Archive))"),
                    Map.entry("ENABLE", "ENABLE X-NOTHING"),
                    Map.entry("ESEARCH", "SEARCH RETURN (COUNT) ALL"),
                    Map.entry("ESORT", "SORT RETURN (COUNT) (DATE) UTF-8 ALL"),
                    Map.entry("ID", "ID NIL"),
                    Map.entry("LANGUAGE", "LANGUAGE"),
                    Map.entry("LIST-EXTENDED", "LIST (SUBSCRIBED) \"\" *"),
                    Map.entry("LIST-METADATA", "LIST \"\" * RETURN (METADATA (/private/comment))"),
                    Map.entry("LIST-MYRIGHTS", "LIST \"\" * RETURN (MYRIGHTS)"),
                    Map.entry("LIST-STATUS", "LIST \"\" * RETURN (STATUS (MESSAGES))"),
                    Map.entry("METADATA", "GETMETADATA INBOX /private/comment"),
                    Map.entry("MULTISEARCH", "ESEARCH ALL"),
                    Map.entry("NAMESPACE", "NAMESPACE"),
                    Map.entry("NOTIFY", "NOTIFY NONE"),
                    Map.entry("OBJECTID", "FETCH 1 EMAILID"),
                    Map.entry("PARTIAL", "UID FETCH 1:* UID (PARTIAL 1:1)"),
                    Map.entry("PREVIEW", "FETCH 1 PREVIEW"),
                    Map.entry("QUOTA", "GETQUOTAROOT INBOX"),
                    Map.entry("SAVEDATE", "FETCH 1 SAVEDATE"),
                    Map.entry("SEARCH=FUZZY", "SEARCH FUZZY SUBJECT x"),
                    Map.entry("SEARCHRES", "SEARCH RETURN (SAVE) ALL"),
                    Map.entry("SORT", "SORT (DATE) UTF-8 ALL"),
                    Map.entry("SORT=DISPLAY", "SORT (DISPLAYFROM) UTF-8 ALL"),
                    Map.entry("SPECIAL-USE", "LIST (SPECIAL-USE) \"\" *"),
                    Map.entry("STATUS=SIZE", "STATUS INBOX (SIZE)"),
                    Map.entry("THREAD=ORDEREDSUBJECT", "THREAD ORDEREDSUBJECT UTF-8 ALL"),
                    Map.entry("THREAD=REFERENCES", "THREAD REFERENCES UTF-8 ALL"),
                    Map.entry("THREAD=REFS", "THREAD REFS UTF-8 ALL"),
                    Map.entry("UIDBATCHES", "UIDBATCHES 500"),
                    Map.entry("UIDPLUS", "UID EXPUNGE 1"),
                    Map.entry("URLAUTH", "RESETKEY"),
                    Map.entry("WITHIN", "SEARCH YOUNGER 100000"),
                    Map.entry("X-GM-EXT-1", "FETCH 1 X-GM-MSGID"),
                    Map.entry("XLIST", "XLIST \"\" *"),
                    // These change what comes after them.
                    Map.entry("MOVE", "MOVE 1 Done"),
                    Map.entry("UNSELECT", "UNSELECT"));

    /** Commands that would end the dialogue, or begin another one, where they are known. */
    private static final Map<String, String> ONLY_REFUSED =
            Map.of(
                    "COMPRESS=DEFLATE", "COMPRESS DEFLATE",
                    "IDLE", "IDLE",
                    "LITERAL+", "SUBSCRIBE {1+}",
                    "QRESYNC", "SELECT INBOX (QRESYNC (1 1))",
                    "REPLACE", "REPLACE 1 INBOX {1}",
                    "UNAUTHENTICATE", "UNAUTHENTICATE");

    private static final Set<String> ONLY_BEFORE_LOGIN = Set.of("STARTTLS", "SASL-IR");

    private static final List<String> LAST = List.of("MOVE", "UNSELECT");

    /** What a server of IMAP4rev2 has without saying so. RFC 9051 appendix E */
    private static final Set<String> PARTS_OF_REV2 =
            Set.of(
                    "NAMESPACE",
                    "UNSELECT",
                    "UIDPLUS",
                    "ESEARCH",
                    "SEARCHRES",
                    "ENABLE",
                    "IDLE",
                    "SASL-IR",
                    "LIST-EXTENDED",
                    "LIST-STATUS",
                    "MOVE",
                    "LITERAL-",
                    "BINARY",
                    "SPECIAL-USE",
                    "STATUS=SIZE",
                    "STATUS=DELETED",
                    "CHILDREN");

    static List<ServerProfile> profiles() {
        return Profiles.all();
    }

    private static MockMailServer start(ServerProfile profile) {
        return MockMailServer.builder()
                .profile(profile.name())
                .account(
                        AccountSpec.account("anna")
                                .mailboxes(
                                        mailbox("INBOX").messages(message().subject("One")),
                                        mailbox("Done"),
                                        mailbox("Work/2026")))
                .autoAccounts("pass")
                .start();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void capabilitiesAreToldAsInTheFile(ServerProfile profile) {
        try (var mail = start(profile);
                var client = LineClient.opened(mail.imap())) {
            var greeting = client.line();
            var told = ToldCapabilities.QUIRK.valueIn(profile);
            assertThat(greeting)
                    .startsWith("* OK ")
                    .endsWith(profile.imap().greeting().orElse("Postiche ready"));
            assertThat(greeting.contains("[CAPABILITY")).isEqualTo(told.startsWith("greeting"));
            var before = capabilities(client.command("a CAPABILITY").get(0));
            var everything = profile.imap().afterLogin().contains(Speech.EVERYTHING);
            if (!everything) {
                assertThat(before)
                        .containsExactlyElementsOf(expected(profile.imap().beforeLogin()));
            }
            var login = client.command("b LOGIN anna secret");
            if (!told.equals("greeting-and-login")) { // and there only if the line is short enough
                assertThat(last(login)).doesNotContain("[CAPABILITY");
            }
            assertThat(login.get(0).startsWith("* CAPABILITY"))
                    .isEqualTo(told.equals("untagged-at-login"));
            var after = capabilities(client.command("c CAPABILITY").get(0));
            if (!everything) {
                assertThat(after)
                        .containsExactlyElementsOf(
                                expected(profile.imap().afterLogin()).stream()
                                        .filter(word -> !word.startsWith("AUTH="))
                                        .filter(word -> !ONLY_BEFORE_LOGIN.contains(word))
                                        .toList());
            }
        }
    }

    private static List<String> expected(List<String> said) {
        return said.stream().map(ProfileDialogueTest::word).toList();
    }

    private static List<String> capabilities(String line) {
        assertThat(line).startsWith("* CAPABILITY ");
        var words = Arrays.stream(line.substring(13).split(" "));
        return words.map(ProfileDialogueTest::word).toList();
    }

    /** Without a value: APPENDLIMIT=35651584. */
    private static String word(String capability) {
        return capability.startsWith("APPENDLIMIT") ? "APPENDLIMIT" : capability;
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyWordIsServedOrSaidToBeMerelyAnnounced(ServerProfile profile) {
        var known = upper(ImapConversations.knownCapabilities().stream());
        var words =
                Stream.of(profile.imap().beforeLogin(), profile.imap().afterLogin())
                        .flatMap(List::stream)
                        .filter(word -> !word.equals(Speech.EVERYTHING))
                        .filter(word -> !known.contains(word.toUpperCase(Locale.ROOT)));
        assertThat(words)
                .allSatisfy(
                        word ->
                                assertThat(profile.differences())
                                        .anyMatch(
                                                line ->
                                                        line.startsWith(
                                                                "Merely announced: " + word)));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatIsLeftOutIsNotHereIndeed(ServerProfile profile) {
        var said = "Left out, as this server does not have it: ";
        var leftOut =
                upper(
                        profile.differences().stream()
                                .filter(line -> line.startsWith(said))
                                .flatMap(
                                        line ->
                                                Stream.of(
                                                        line.substring(said.length())
                                                                .split(", "))));
        assertThat(leftOut)
                .doesNotContainAnyElementsOf(upper(ImapConversations.knownCapabilities().stream()));
    }

    private static Set<String> upper(Stream<String> words) {
        return words.map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatIsAnnouncedWorksAndWhatIsNotIsUnknown(ServerProfile profile) {
        var known = upper(ImapConversations.knownCapabilities().stream());
        try (var mail = start(profile);
                var client = LineClient.inInbox(mail, "anna")) {
            var announced = Set.copyOf(capabilities(client.command("c CAPABILITY").get(0)));
            var rev2 = announced.contains("IMAP4rev2") && !announced.contains("IMAP4rev1");
            ONLY_REFUSED.entrySet().stream()
                    .filter(each -> !announced.contains(each.getKey()))
                    .filter(each -> !announced.contains("LITERAL-") || !isLiteral(each.getKey()))
                    .filter(each -> !rev2 || !PARTS_OF_REV2.contains(each.getKey()))
                    .filter(each -> !rev2 || !isLiteral(each.getKey()))
                    .forEach(
                            each ->
                                    assertThat(last(client.command("t " + each.getValue())))
                                            .as(each.getKey())
                                            .startsWith("t BAD"));
            COMMANDS.entrySet().stream()
                    .filter(each -> known.contains(each.getKey()))
                    .filter(each -> !rev2 || !PARTS_OF_REV2.contains(each.getKey()))
                    .sorted(
                            (one, other) ->
                                    Integer.compare(
                                            LAST.indexOf(one.getKey()),
                                            LAST.indexOf(other.getKey())))
                    .forEach(
                            each -> {
                                var command =
                                        each.getValue()
                                                .replace(" Done", " " + wire(profile, "Done"))
                                                .replace(
                                                        " Archive (",
                                                        " " + wire(profile, "Archive") + " (");
                                assertThat(last(client.command("t " + command)))
                                        .as(each.getKey())
                                        .startsWith(
                                                announced.contains(each.getKey())
                                                        ? "t OK"
                                                        : "t BAD");
                            });
        }
    }

    private static boolean isLiteral(String capability) {
        return capability.startsWith("LITERAL");
    }

    private static String wire(ServerProfile profile, String name) {
        return profile.prefix() + name.replace('/', profile.separator());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void mailboxesAreNamedAsInTheFile(ServerProfile profile) {
        try (var mail = start(profile);
                var client = LineClient.opened(mail.imap())) {
            client.line();
            client.command("a LOGIN fresh pass");
            var list = client.command("b LIST \"\" *");
            var separator = " \"" + profile.separator() + "\" ";
            assertThat(list)
                    .anyMatch(line -> line.endsWith(separator + InboxName.QUIRK.valueIn(profile)));
            profile.specialUse()
                    .forEach(
                            (use, name) ->
                                    assertThat(list)
                                            .as(name)
                                            .anyMatch(
                                                    line ->
                                                            isListed(
                                                                    line,
                                                                    separator,
                                                                    wire(profile, name),
                                                                    shown(profile, use))));
            client.command("c LOGOUT");
        }
        try (var mail = start(profile);
                var client = LineClient.inInbox(mail, "anna")) {
            assertThat(client.command("d STATUS " + wire(profile, "Work/2026") + " (MESSAGES)"))
                    .last()
                    .asString()
                    .startsWith("d OK");
        }
    }

    private static boolean isListed(String line, String separator, String name, String attribute) {
        return (line.endsWith(separator + name) || line.endsWith(separator + '"' + name + '"'))
                && line.contains(attribute);
    }

    private static String shown(ServerProfile profile, SpecialUse use) {
        var all = profile.imap().afterLogin();
        var isShown =
                all.contains("SPECIAL-USE")
                        || all.contains(Speech.EVERYTHING)
                        || all.contains("IMAP4rev2")
                        || profile.quirks().containsKey("unannouncedUses");
        return isShown ? use.attribute() : "(";
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void pop3SaysWhatTheFileSays(ServerProfile profile) {
        try (var mail = start(profile);
                var client = LineClient.opened(mail.pop3())) {
            var speech = profile.pop3();
            var greeting = client.line();
            assertThat(greeting).startsWith("+OK " + speech.greeting().orElse("Postiche ready"));
            var everything = speech.beforeLogin().contains(Speech.EVERYTHING);
            assertThat(greeting.contains("<")).as("APOP").isEqualTo(everything);
            var before = client.lines("CAPA");
            if (!everything) {
                assertThat(before).containsExactlyElementsOf(speech.beforeLogin());
                assertThat(client.ask("APOP anna 0123")).startsWith("-ERR");
            }
            assertThat(client.ask("USER anna")).startsWith("+OK");
            assertThat(client.ask("PASS wrong")).startsWith("-ERR");
            assertThat(client.ask("USER anna")).startsWith("+OK");
            assertThat(client.ask("PASS secret")).startsWith("+OK");
            if (!everything) {
                assertThat(client.lines("CAPA")).containsExactlyElementsOf(speech.afterLogin());
            }
            var all =
                    upper(
                            Stream.concat(
                                    speech.beforeLogin().stream(), speech.afterLogin().stream()));
            for (var optional : Map.of("TOP", "TOP 1 0", "UIDL", "UIDL 1").entrySet()) {
                assertThat(client.ask(optional.getValue()).substring(0, 3))
                        .as(optional.getKey())
                        .isEqualTo(everything || all.contains(optional.getKey()) ? "+OK" : "-ER");
                if (optional.getKey().equals("TOP") && (everything || all.contains("TOP"))) {
                    client.rest();
                }
            }
            assertThat(client.ask("STAT")).startsWith("+OK 1 ");
            assertThat(client.ask("QUIT")).startsWith("+OK");
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void angusMailReadsAMessageByBothProtocols(ServerProfile profile) throws MessagingException {
        try (var mail = start(profile)) {
            for (var protocol : List.of("imap", "pop3")) {
                var endpoint = protocol.equals("imap") ? mail.imap() : mail.pop3();
                var session = Session.getInstance(new Properties());
                try (var store = session.getStore(protocol)) {
                    store.connect(endpoint.host(), endpoint.port(), "anna", "secret");
                    var inbox = store.getFolder("INBOX");
                    inbox.open(Folder.READ_WRITE);
                    assertThat(inbox.getMessage(1).getSubject()).isEqualTo("One");
                    inbox.close(false);
                }
            }
        }
    }
}

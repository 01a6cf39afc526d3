package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.postiche.spec.SpecialUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A capability that is hidden takes everything along that it brings: each one that the registry
 * knows, hidden in turn.
 */
class HiddenCapabilityTest {

    /** What brings neither commands nor words, and where it is shown that it goes. */
    private static final Map<String, String> SHOWN_ELSEWHERE =
            Map.ofEntries(
                    Map.entry("I18NLEVEL=1", "it says how searches compare, and nothing more"),
                    Map.entry("INPROGRESS", "InProgressTest"),
                    Map.entry("LOGINDISABLED", "it says that LOGIN is refused, and nothing more"),
                    Map.entry("MULTIAPPEND", "scripts/imap/multiappend/hidden.txt"),
                    Map.entry("QUOTA=RES-MESSAGE", "scripts/imap/quota/as-before-rfc9208.txt"),
                    Map.entry("RIGHTS=kxte", "scripts/imap/acl/rights-hidden.txt"),
                    Map.entry("SAVELIMIT", "scripts/imap/messagelimit/not-unasked.txt"),
                    Map.entry("SASL-IR", "scripts/imap/login/without-sasl-ir.txt"),
                    Map.entry("URL-PARTIAL", "scripts/imap/catenate/without-url-partial.txt"));

    @TestFactory
    Stream<DynamicTest> eachOfThem() {
        return ImapConversations.knownCapabilities().stream()
                .map(capability -> dynamicTest(capability, () -> isGone(capability)));
    }

    private static void isGone(String capability) {
        var with = SpokenWords.capabilities().dialect(false);
        var without = SpokenWords.capabilities(capability).dialect(false);
        try (var server = ImapTestServer.speaking(SpokenWords.everythingBut(capability));
                var client = server.connect()) {
            server.append("\r\nbody");
            isNotAnnounced(client.line(), capability);
            if (without.command("LOGIN").isEmpty()) {
                return; // nothing is left of a server without its protocol
            }
            var login = client.command("LOGIN anna secret").get(0);
            assertThat(login).startsWith("t OK ");
            isNotAnnounced(login, capability);
            isNotAnnounced(client.command("CAPABILITY").get(0), capability);
            client.command("SELECT INBOX");
            if (without.command("ENABLE").isPresent()) {
                client.command("ENABLE " + capability)
                        .forEach(line -> isNotAnnounced(line, capability));
            }
            for (var command : SpokenWords.commandsOnlyIn(with, without)) {
                assertThat(client.command(command + " 1 INBOX"))
                        .as(command)
                        .containsExactly("t BAD Unknown command " + command);
            }
            for (var sentence : SpokenWords.saidOnlyIn(with, without)) {
                assertThat(client.command(sentence))
                        .as(sentence)
                        .singleElement()
                        .asString()
                        .startsWith("t BAD ");
            }
        }
    }

    private static void isNotAnnounced(String line, String capability) {
        assertThat(SpokenWords.split(line))
                .as(line)
                .noneMatch(word -> word.equalsIgnoreCase(capability))
                .noneMatch(word -> word.matches("(?i)\\Q" + capability + "\\E=[0-9]+"));
    }

    @Test
    void nobodyForgetsHis() {
        var shown = new TreeSet<>(SHOWN_ELSEWHERE.keySet());
        codes().map(Brought::capability).forEach(shown::add);
        MECHANISMS.forEach(mechanism -> shown.add("AUTH=" + mechanism));
        var with = SpokenWords.capabilities().dialect(false);
        var unproved = new ArrayList<String>();
        for (var capability : ImapConversations.knownCapabilities()) {
            var without = SpokenWords.capabilities(capability).dialect(false);
            boolean bringsWords =
                    !SpokenWords.commandsOnlyIn(with, without).isEmpty()
                            || !SpokenWords.saidOnlyIn(with, without).isEmpty();
            if (!bringsWords && !shown.contains(capability)) {
                unproved.add(capability);
            }
        }
        assertThat(unproved).as("say here what it brings that a client can see").isEmpty();
    }

    private static final Set<String> MECHANISMS = mechanisms();

    private static Set<String> mechanisms() {
        var names = new TreeSet<String>();
        ImapConversations.knownCapabilities().stream()
                .filter(capability -> capability.startsWith("AUTH="))
                .forEach(capability -> names.add(capability.substring("AUTH=".length())));
        return names;
    }

    @TestFactory
    Stream<DynamicTest> itsMechanismIsNotSupported() {
        return MECHANISMS.stream()
                .map(
                        mechanism ->
                                dynamicTest(
                                        mechanism,
                                        () -> {
                                            try (var server = without("AUTH=" + mechanism);
                                                    var client = server.connect()) {
                                                assertThat(client.line())
                                                        .doesNotContain("AUTH=" + mechanism + " ");
                                                assertThat(
                                                                client.command(
                                                                        "AUTHENTICATE "
                                                                                + mechanism))
                                                        .singleElement()
                                                        .asString()
                                                        .startsWith("t NO ");
                                            }
                                        }));
    }

    /**
     * What a capability brings into replies.
     *
     * @param with capabilities that bring it as well
     */
    private record Brought(String capability, String command, String code, String... with) {

        String[] hidden() {
            var all = Arrays.copyOf(with, with.length + 1);
            all[with.length] = capability;
            return all;
        }
    }

    private static Stream<Brought> codes() {
        return Stream.of(
                new Brought("UIDPLUS", "COPY 1 INBOX", "COPYUID"),
                new Brought("UIDPLUS", "MOVE 1 INBOX", "COPYUID"),
                new Brought("UIDPLUS", "APPEND INBOX {1+}|x", "APPENDUID"),
                new Brought("UIDPLUS", "REPLACE 1 INBOX {1+}|x", "APPENDUID"),
                new Brought("CHILDREN", "LIST \"\" *", "HasNoChildren"),
                new Brought("SPECIAL-USE", "LIST \"\" *", "\\Sent"),
                new Brought("OBJECTID", "CREATE x", "MAILBOXID"),
                new Brought("OBJECTID", "SELECT INBOX", "MAILBOXID"),
                new Brought("URLAUTH", "EXAMINE INBOX", "URLMECH"),
                new Brought("IMAP4rev2", "ENABLE IMAP4rev2", "ENABLED IMAP4rev2"),
                new Brought("UIDONLY", "ENABLE UIDONLY", "ENABLED UIDONLY"),
                new Brought("CONDSTORE", "ENABLE CONDSTORE", "ENABLED CONDSTORE", "QRESYNC"),
                new Brought("METADATA-SERVER", "GETMETADATA \"\" /shared/x", "t OK", "METADATA"),
                new Brought("LITERAL+", "LIST \"\" {1+}|x", "t OK", "LITERAL-"),
                new Brought("LITERAL-", "LIST \"\" {1+}|x", "t OK", "LITERAL+"),
                new Brought("ESORT", "SORT RETURN (COUNT) (DATE) UTF-8 ALL", "ESEARCH"));
    }

    private static List<String> answer(Brought brought, String... hidden) {
        try (var server = ImapTestServer.speaking(SpokenWords.everythingBut(hidden));
                var client = server.login()) {
            server.append("\r\nbody");
            server.store.change(tx -> tx.setSpecialUse(server.inbox(), Set.of(SpecialUse.SENT)));
            client.command("SELECT INBOX");
            return client.command(brought.command().replace("|", "\r\n"));
        }
    }

    @TestFactory
    Stream<DynamicTest> itsReplyCodesAndAttributesAreAbsent() {
        return codes().map(
                        brought ->
                                dynamicTest(
                                        brought.capability() + ": " + brought.command(),
                                        () -> {
                                            assertThat(answer(brought))
                                                    .anyMatch(it -> it.contains(brought.code()));
                                            assertThat(answer(brought, brought.hidden()))
                                                    .noneMatch(it -> it.contains(brought.code()));
                                        }));
    }

    private static ImapTestServer without(String... capabilities) {
        return ImapTestServer.speaking(SpokenWords.everythingBut(capabilities));
    }
}

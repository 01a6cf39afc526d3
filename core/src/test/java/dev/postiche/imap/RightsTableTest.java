package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.postiche.spec.Flag;
import dev.postiche.spec.Right;
import dev.postiche.spec.Rights;
import dev.postiche.spec.Speech;
import dev.postiche.store.Acl;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.NewMessage;
import dev.postiche.store.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of RFC 4314 §4: what a command needs is enough for it, and none of it can be spared.
 */
class RightsTableTest {

    private static final String TEAM = "\"Other Users/anna/Team\"";
    private static final String BELOW = "\"Other Users/anna/Team/Below\"";

    /**
     * A command and the rights that it needs.
     *
     * @param needs for the mailbox that it is about
     * @param isSelected whether that is selected before
     */
    private record Line(String command, String needs, boolean isSelected) {

        private static Line of(String command, String needs) {
            return new Line(command, needs, false);
        }

        private static Line selected(String command, String needs) {
            return new Line(command, needs, true);
        }
    }

    private static final List<Line> TABLE =
            List.of(
                    Line.of("SELECT " + TEAM, "r"),
                    Line.of("EXAMINE " + TEAM, "r"),
                    Line.of("STATUS " + TEAM + " (MESSAGES)", "r"),
                    Line.of("CREATE \"Other Users/anna/Team/New\"", "k"),
                    Line.of("CREATE \"Other Users/anna/Team/New/Newer\"", "k"),
                    Line.of("DELETE " + BELOW, "x"),
                    Line.of("RENAME " + BELOW + " \"Other Users/anna/Team/Other\"", "kx"),
                    Line.of("SETACL " + TEAM + " carol l", "a"),
                    Line.of("DELETEACL " + TEAM + " carol", "a"),
                    Line.of("GETACL " + TEAM, "a"),
                    Line.of("LISTRIGHTS " + TEAM + " carol", "a"),
                    Line.of("MYRIGHTS " + TEAM, ""),
                    Line.of("SUBSCRIBE " + TEAM, ""),
                    Line.of("APPEND " + TEAM + " (\\Seen \\Deleted x) {1+}\r\nx", "i"),
                    Line.selected("COPY 1 " + BELOW, "i"),
                    Line.selected("UID COPY 1 " + BELOW, "i"),
                    Line.selected("MOVE 1 " + BELOW, "ite"),
                    Line.selected("UID MOVE 1 " + BELOW, "ite"),
                    Line.selected("REPLACE 1 " + BELOW + " {1+}\r\nx", "ite"),
                    Line.selected("EXPUNGE", "e"),
                    Line.selected("UID EXPUNGE 1", "e"),
                    Line.selected("STORE 1 +FLAGS (\\Seen)", "s"),
                    Line.selected("STORE 1 -FLAGS (\\Deleted)", "t"),
                    Line.selected("STORE 1 +FLAGS.SILENT (\\Flagged)", "w"),
                    Line.selected("UID STORE 1 +FLAGS (keyword)", "w"),
                    Line.selected("FETCH 1 BODY[]", ""),
                    Line.selected("SEARCH ALL", ""),
                    Line.selected("CHECK", ""),
                    Line.selected("CLOSE", ""));

    @TestFactory
    Stream<DynamicTest> whatItNeedsIsEnough() {
        return TABLE.stream()
                .map(
                        line ->
                                dynamicTest(
                                        line.command(),
                                        () ->
                                                assertThat(
                                                                answer(
                                                                        line,
                                                                        Rights.of(
                                                                                "lr"
                                                                                        + line
                                                                                                .needs())))
                                                        .startsWith("t OK ")));
    }

    @TestFactory
    Stream<DynamicTest> noneOfItCanBeSpared() {
        var tests = new ArrayList<DynamicTest>();
        for (var line : TABLE) {
            for (var right : Rights.of(line.needs()).all()) {
                var others = Rights.ALL.minus(Rights.of(String.valueOf(right.letter())));
                tests.add(
                        dynamicTest(
                                line.command() + " without " + right.letter(),
                                () ->
                                        assertThat(answer(line, others))
                                                .startsWith("t NO [NOPERM] ")));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> whoMayNotLookIsToldThatThereIsNone() {
        return TABLE.stream()
                .filter(line -> !line.isSelected() && !line.needs().isEmpty())
                .filter(line -> !line.command().startsWith("CREATE"))
                .map(
                        line ->
                                dynamicTest(
                                        line.command(),
                                        () ->
                                                assertThat(answer(line, Rights.NONE))
                                                        .startsWith("t NO [NONEXISTENT] ")));
    }

    /** The tagged reply to bob, who has these rights and no others on all that anna shares. */
    private static String answer(Line line, Rights rights) {
        try (var server = ImapTestServer.speaking(Speech.speech());
                var client = server.connect()) {
            share(server, rights);
            client.line();
            client.command("LOGIN bob secret");
            if (line.isSelected()) {
                assertThat(last(client.command("SELECT " + TEAM))).startsWith("t OK ");
            }
            return last(client.command(line.command()));
        }
    }

    private static void share(ImapTestServer server, Rights rights) {
        var acl = Acl.of("anna").with("bob", rights);
        var flags = Flags.of(Flag.DELETED);
        server.store.change(
                tx -> {
                    tx.createAccount("bob", "secret");
                    for (var name : List.of("Team", "Team/Below")) {
                        var mailbox = tx.createMailbox("anna", name);
                        var message = NewMessage.of(ImapTestServer.message("\r\nbody"));
                        tx.append(mailbox.id(), List.of(message));
                        tx.changeFlags(
                                mailbox.id(),
                                UidSet.range(1, 1),
                                FlagChange.add(flags),
                                OptionalLong.empty());
                        tx.setAcl(mailbox.id(), acl);
                    }
                });
        assertThat(rights.has(Right.LOOKUP) || rights.isEmpty()).isTrue();
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}

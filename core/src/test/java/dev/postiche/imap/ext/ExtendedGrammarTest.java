package dev.postiche.imap.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.postiche.imap.grammar.Bad;
import dev.postiche.imap.grammar.CommandText;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Literal;
import dev.postiche.imap.session.Capabilities;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.spec.Speech;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With every word of every extension in use, the grammar still throws nothing but Bad. */
class ExtendedGrammarTest {

    private static final Capabilities CAPABILITIES =
            Capabilities.of(
                    Extensions.all(), Speech.speech().afterLogin(Speech.EVERYTHING, "X-GM-EXT-1"));

    private static final List<CommandSpec> COMMANDS =
            Stream.of(false, true)
                    .map(CAPABILITIES::dialect)
                    .flatMap(each -> each.commandNames().stream().map(each::command))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();

    private static final List<String> SCRAPS =
            List.of(
                    " ",
                    "(",
                    ")",
                    "\"x\"",
                    "$",
                    "1",
                    "1:*",
                    "-1:-2",
                    ":",
                    "0",
                    "99999999999",
                    "ALL",
                    "INBOX",
                    "RETURN (",
                    "MIN",
                    "MAX COUNT",
                    "SAVE",
                    "PARTIAL 1:2",
                    "PARTIAL -",
                    "UPDATE",
                    "CONTEXT",
                    "RELEVANCY",
                    ") ",
                    "(DATE) UTF-8 ",
                    "(REVERSE ",
                    "DISPLAYFROM",
                    "REFERENCES UTF-8 ",
                    "CHARSET ",
                    "KOI8-R ",
                    "IN (",
                    "subtree-one ",
                    "mailboxes (",
                    "selected",
                    "FUZZY ",
                    "NOT ",
                    "OLDER 5",
                    "EMAILID M1",
                    "SAVEDON 1-Feb-1994",
                    "MODSEQ 5",
                    "MODSEQ \"/flags/\\\\Seen\" all ",
                    "CONDSTORE",
                    "QRESYNC (7 5",
                    "1:5 (1,2 7:8)",
                    "CHANGEDSINCE 9 ",
                    "VANISHED",
                    "(UNCHANGEDSINCE 9) ",
                    "+FLAGS.SILENT ",
                    "\\Seen",
                    "STORAGE 5",
                    "SET STATUS (",
                    "personal ",
                    "(MessageNew (UID) MessageExpunge",
                    "MailboxName",
                    "PREVIEW",
                    "METADATA (",
                    "(MAXSIZE 5 DEPTH infinity",
                    " INBOX (",
                    "/shared/comment",
                    " NIL",
                    "~",
                    "UTF8 (",
                    "FILTER x",
                    "CATENATE (TEXT ",
                    "(\\Draft) ",
                    "\"17-Jul-1996 02:44:25 +0000\" ",
                    "\"\u00C3\u00BC\" ",
                    "IMAP4rev2",
                    "BINARY.PEEK[",
                    "BINARY.SIZE[1]",
                    "1.2]<5.6>",
                    "~{2}\r\n",
                    " (LAZY)",
                    "THREADID",
                    "(SUBSCRIBED) \"\" ",
                    "(REMOTE RECURSIVEMATCH",
                    "(% \"\" *)",
                    " RETURN (",
                    "CHILDREN",
                    "STATUS (MESSAGES SIZE",
                    "SPECIAL-USE",
                    "MYRIGHTS",
                    " anyone +lrs",
                    " -bob \"\"",
                    " (USE (",
                    "SUBSCRIBED",
                    "X-GM-RAW ",
                    "\"from:a OR {-b (c\"",
                    "X-GM-LABELS ",
                    "+X-GM-LABELS.SILENT (",
                    "\\Inbox",
                    "X-GM-THRID 7",
                    "{2}\r\n",
                    "\u00FF");

    @Test
    void onlyBadIsThrown() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int understood = 0;
        for (int i = 0; i < 200_000; i++) {
            var octets = octets(random);
            var literals = new ArrayList<Literal>();
            for (int n = random.nextInt(2); n > 0; n--) {
                literals.add(new Literal(new byte[] {'a', (byte) random.nextInt(256)}));
            }
            var spec = COMMANDS.get(random.nextInt(COMMANDS.size()));
            var text = (random.nextBoolean() ? "UID " : "") + spec.name() + " ";
            var in = parser(text, octets, literals, random.nextBoolean());
            try {
                in.commandName();
                var unused = spec.parser().apply(in);
                in.end();
                understood++;
            } catch (Bad bad) {
                assertThat(bad.text()).as("seed %d", seed).matches("[ -~]+");
            } catch (Throwable other) {
                fail(
                        "seed " + seed + ": " + text + new String(octets, StandardCharsets.UTF_8),
                        other);
            }
        }
        assertThat(understood).as("commands that were right by chance").isPositive();
    }

    private static ImapParser parser(
            String command, byte[] octets, List<Literal> literals, boolean rev2) {
        var name = command.getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[name.length + octets.length];
        System.arraycopy(name, 0, whole, 0, name.length);
        System.arraycopy(octets, 0, whole, name.length, octets.length);
        return new ImapParser(
                new CommandText(whole, literals), CAPABILITIES.dialect(rev2).vocabulary(), rev2);
    }

    private static byte[] octets(Random random) {
        if (random.nextInt(4) == 0) {
            var noise = new byte[random.nextInt(30)];
            random.nextBytes(noise);
            return noise;
        }
        var text = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--) {
            text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.postiche.imap.grammar.Bad;
import dev.postiche.imap.grammar.CommandText;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Literal;
import dev.postiche.imap.session.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With every command and every word that the registry knows in use, the grammar still throws
 * nothing but Bad, and names the word that it does not know.
 */
class ExtendedGrammarTest {

    private static final String UNKNOWN = "XYZZY";

    /** What stands between words; the words themselves come from the registry. */
    private static final List<String> SCRAPS =
            List.of(
                    " ",
                    " ",
                    "(",
                    ")",
                    " (",
                    ") ",
                    "\"x\"",
                    "\"\"",
                    "\"/INBOX/;UID=1\"",
                    "\"/shared/comment\"",
                    "$",
                    "1",
                    "1:*",
                    "-1:-2",
                    ":",
                    ".",
                    ",",
                    "0",
                    "99999999999",
                    "99999999999999999999",
                    "1.2.MIME",
                    "[",
                    "]",
                    "<0.5>",
                    "ALL",
                    "INBOX",
                    "*",
                    "NIL",
                    "RETURN (",
                    "PARTIAL 1:2",
                    "(DATE) UTF-8 ",
                    "(REVERSE ",
                    "REFERENCES UTF-8 ",
                    "CHARSET KOI8-R ",
                    "IN (",
                    "subtree-one ",
                    "mailboxes (",
                    "selected",
                    "NOT ",
                    "OR ",
                    "5",
                    "M1",
                    "1-Feb-1994",
                    "\" 1-Feb-1994 00:00:00 +0000\" ",
                    "\"/flags/\\\\Seen\" all ",
                    "(7 5",
                    "1:5 (1,2 7:8)",
                    "+FLAGS.SILENT ",
                    "\\Seen",
                    "\\Sent",
                    "STORAGE 5",
                    "SET STATUS (",
                    "personal ",
                    "(MessageNew (UID) MessageExpunge",
                    "MailboxName",
                    " (LAZY)",
                    " anyone +lrs",
                    " -bob \"\"",
                    "(% \"\" *)",
                    "(MAXSIZE 5 DEPTH infinity",
                    "INTERNAL",
                    "UTF8 (",
                    "FILTER x",
                    "TEXT ",
                    "(\\Draft) ",
                    "\"17-Jul-1996 02:44:25 +0000\" ",
                    "\"\u00C3\u00BC\" ",
                    "IMAP4rev2",
                    "\"from:a OR {-b (c\"",
                    "+X-GM-LABELS.SILENT (",
                    "\\Inbox",
                    "{2}\r\n",
                    "{2+}\r\n",
                    "~{2}\r\n",
                    "\r\n",
                    "\u0000",
                    "\u00FF");

    private static Dialect dialect(boolean rev2) {
        return SpokenWords.capabilities().dialect(rev2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyBadIsThrown(boolean rev2) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var dialect = dialect(rev2);
        var commands = List.copyOf(dialect.commandNames());
        var scraps = new ArrayList<>(SCRAPS);
        SpokenWords.words(dialect).values().forEach(scraps::addAll);
        var sentences = sentences(dialect);
        var understood = new TreeSet<String>();
        for (int i = 0; i < 100_000; i++) {
            var text =
                    random.nextInt(3) == 0
                            ? mutated(sentences.get(random.nextInt(sentences.size())), random)
                            : commands.get(random.nextInt(commands.size()))
                                    + " "
                                    + made(scraps, random);
            try {
                understood.add(parse(text, dialect, random.nextBoolean(), random));
            } catch (Bad bad) {
                assertThat(bad.text()).as("seed %d", seed).matches("[ -~]+");
            } catch (Throwable other) {
                fail("seed " + seed + ": " + text, other);
            }
        }
        assertThat(understood).as("commands that were right by chance").hasSizeGreaterThan(20);
    }

    private static String parse(String text, Dialect dialect, boolean utf8, Random random) {
        var literals = new ArrayList<Literal>();
        for (int n = random.nextInt(3); n > 0; n--) {
            literals.add(new Literal(new byte[] {'a', (byte) random.nextInt(256)}));
        }
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        var in = new ImapParser(new CommandText(octets, literals), dialect.vocabulary(), utf8);
        var name = in.commandName();
        var spec = dialect.command(name).orElseThrow(() -> Bad.syntax("unknown"));
        var unused = spec.parser().apply(in);
        in.end();
        return name;
    }

    private static List<String> sentences(Dialect dialect) {
        var all = new ArrayList<String>();
        SpokenWords.words(dialect)
                .forEach(
                        (kind, words) ->
                                words.forEach(word -> all.add(SpokenWords.said(kind, word))));
        return all;
    }

    private static String made(List<String> scraps, Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(9); n > 0; n--) {
            text.append(scraps.get(random.nextInt(scraps.size())));
        }
        return text.toString();
    }

    /** A sentence with something put in, taken out, or said twice. */
    private static String mutated(String sentence, Random random) {
        var text = new StringBuilder(sentence);
        for (int n = random.nextInt(3); n >= 0 && text.length() > 0; n--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.setCharAt(from, (char) random.nextInt(256));
                default -> text.insert(from, SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
        }
        return text.toString();
    }

    @TestFactory
    Stream<DynamicTest> aWrongWordNamesItself() {
        var dialect = dialect(false);
        return SpokenWords.sentences().keySet().stream()
                .map(kind -> dynamicTest(kind, () -> isNamed(kind, dialect)));
    }

    private static void isNamed(String kind, Dialect dialect) {
        assertThat(SpokenWords.words(dialect)).as("a kind that there is").containsKey(kind);
        assertThatThrownBy(
                        () -> parse(SpokenWords.said(kind, UNKNOWN), dialect, false, new Random(1)))
                .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.text()).contains(UNKNOWN));
    }
}

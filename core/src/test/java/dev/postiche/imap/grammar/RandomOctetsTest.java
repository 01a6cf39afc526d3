package dev.postiche.imap.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever comes over the wire, the grammar answers with a value or with Bad, never otherwise. */
class RandomOctetsTest {

    private static final List<Function<ImapParser, ?>> RULES =
            List.of(
                    ImapParser::tag,
                    ImapParser::commandName,
                    ImapParser::sequenceSet,
                    ImapParser::uidSet,
                    ImapParser::astring,
                    ImapParser::nstring,
                    ImapParser::literal8,
                    ImapParser::mailbox,
                    ImapParser::listMailbox,
                    ImapParser::flagList,
                    ImapParser::flagListOrFlags,
                    ImapParser::date,
                    ImapParser::optionalDateTime,
                    ImapParser::fetchAtts,
                    ImapParser::searchProgram,
                    ImapParser::statusAtts,
                    in -> in.trailingModifiers("SELECT"),
                    in -> in.leadingModifiers("STORE"),
                    in -> in.mailbox().decoded());

    private static final List<String> SCRAPS =
            List.of(
                    "1:*",
                    "(",
                    ")",
                    " ",
                    "\"",
                    "\\",
                    "{3}\r\n",
                    "{3+}\r\n",
                    "~{9}\r\n",
                    "BODY[",
                    "BODY.PEEK[HEADER.FIELDS (",
                    "]",
                    "<0.5>",
                    "FLAGS",
                    "\\Seen",
                    "NOT ",
                    "OR ",
                    "HEADER ",
                    "CHARSET UTF-8 ",
                    "SINCE ",
                    "1-Feb-1994",
                    "17-Jul-1996 02:44:25 ",
                    "+0000",
                    "99999999999999999999",
                    "&AOQ-",
                    "&",
                    "MESSAGES",
                    "\r\n",
                    "\u0000",
                    "\u00FF",
                    "a",
                    "*",
                    "%",
                    ".",
                    "NIL");

    @Test
    void onlyBadIsThrown() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            var octets = random.nextBoolean() ? noise(random) : scraps(random);
            var literals = new ArrayList<Literal>();
            for (int n = random.nextInt(3); n > 0; n--) {
                literals.add(new Literal(noise(random)));
            }
            var rule = RULES.get(random.nextInt(RULES.size()));
            var in = new ImapParser(new CommandText(octets, literals));
            try {
                var unused = rule.apply(in);
                in.end();
            } catch (Bad bad) {
                assertThat(bad.text()).as("seed %d", seed).matches("[ -~]+");
            } catch (Throwable other) {
                fail(
                        "seed " + seed + ": " + new String(octets, StandardCharsets.ISO_8859_1),
                        other);
            }
        }
    }

    @Test
    void whatIsPrintedReadsAsTheSame() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            var scraps = random.nextBoolean() ? SEARCHES : FETCHES;
            var text = new StringBuilder();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                text.append(scraps.get(random.nextInt(scraps.size())));
            }
            Function<ImapParser, String> rule =
                    scraps.equals(SEARCHES)
                            ? in -> in.searchProgram().key().toString()
                            : in ->
                                    in.fetchAtts().stream()
                                            .map(FetchItem::toString)
                                            .collect(Collectors.joining(" ", "(", ")"));
            try {
                var printed = read(text.toString(), rule);
                assertThat(read(printed, rule)).as("seed %d: %s", seed, text).isEqualTo(printed);
                read++;
            } catch (Bad bad) {
                // Most of what comes by chance cannot be read, and need not be printed.
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static String read(String text, Function<ImapParser, String> rule) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        var in = new ImapParser(CommandText.of(octets));
        var value = rule.apply(in);
        in.end();
        return value;
    }

    private static final List<String> SEARCHES =
            List.of(
                    "NOT ",
                    "OR ",
                    "(",
                    ")",
                    " ",
                    "ALL",
                    "SEEN ",
                    "NEW",
                    "1:*,3",
                    "UID 4:2",
                    "SUBJECT x",
                    "BODY \"a \\\"b\"",
                    "HEADER X-A \"\"",
                    "SINCE 01-feb-2024",
                    "SENTON \"2-Mar-2024\"",
                    "LARGER 007",
                    "KEYWORD $a",
                    "UNKEYWORD b ");

    private static final List<String> FETCHES =
            List.of(
                    "(",
                    ")",
                    " ",
                    "FLAGS",
                    "BODY",
                    "BODY[]",
                    "BODY.PEEK[1.2.MIME]",
                    "<0.10>",
                    "BODY[HEADER.FIELDS (To \"b c\")]",
                    "BODY[TEXT]",
                    "RFC822.SIZE",
                    "FULL",
                    "uid");

    @Test
    void everyNameHasOneEncoding() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var name =
                    random.ints(random.nextInt(12), 0, 0x3000)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            var encoded = ModifiedUtf7.encode(name);
            assertThat(encoded).as("seed %d", seed).matches("[ -~]*");
            assertThat(ModifiedUtf7.decode(encoded)).as("seed %d", seed).contains(name);
        }
    }

    private static byte[] noise(Random random) {
        var octets = new byte[random.nextInt(40)];
        random.nextBytes(octets);
        return octets;
    }

    private static byte[] scraps(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(10); n > 0; n--) {
            text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

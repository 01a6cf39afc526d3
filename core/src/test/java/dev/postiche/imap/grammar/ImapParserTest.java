package dev.postiche.imap.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapParserTest {

    static ImapParser parser(String text, String... literals) {
        return new ImapParser(parsed(text, literals));
    }

    private static CommandText parsed(String text, String... literals) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        var gathered =
                java.util.Arrays.stream(literals)
                        .map(each -> new Literal(each.getBytes(StandardCharsets.UTF_8)))
                        .toList();
        return new CommandText(octets, gathered);
    }

    static <T> T all(String text, Function<ImapParser, T> rule) {
        var in = parser(text);
        var value = rule.apply(in);
        in.end();
        return value;
    }

    private static void assertBad(String text, Function<ImapParser, ?> rule) {
        assertThatThrownBy(() -> all(text, rule)).isInstanceOf(Bad.class);
    }

    @Test
    void aBadNamesWhatWasExpectedAndWhere() {
        assertThatThrownBy(() -> all("1:4 (", in -> in.sequenceSet()))
                .hasMessage("expected the end of the line instead of a space (at octet 4)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1:*", "*:4,5:7", "2,4:7,9,12:*", "4294967295", "*", "5:3"})
    void sequenceSetsPrintAsTheyWereWritten(String set) {
        assertThat(all(set, ImapParser::sequenceSet)).hasToString(set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "1:0", "01", "1,", ",1", "1::2", "4294967296", "1:2:3", "a", "-1"})
    void otherSequenceSetsAreBad(String set) {
        assertBad(set, ImapParser::sequenceSet);
    }

    @Test
    void aRangeOfUidsAlwaysHoldsTheLastMessage() { // RFC 3501 §6.4.8
        var set = all("559:*", ImapParser::sequenceSet);
        assertThat(set.contains(557, 557)).isTrue();
        assertThat(set.contains(556, 557)).isFalse();
        assertThat(set.ascending(557)).containsExactly(new SequenceSet.Range(557, 559));
    }

    @Test
    void rangesAreMergedWhereTheyTouch() {
        var set = all("*:4,5:7", ImapParser::sequenceSet);
        assertThat(set.ascending(10)).containsExactly(new SequenceSet.Range(4, 10));
        assertThat(all("1,2,4,3", ImapParser::sequenceSet).ascending(9))
                .containsExactly(new SequenceSet.Range(1, 4));
    }

    @Test
    void stringsInAllTheirForms() {
        assertThat(all("fred", ImapParser::astring)).isEqualTo("fred");
        assertThat(all("a]b", ImapParser::astring)).isEqualTo("a]b");
        assertThat(all("\"\"", ImapParser::astring)).isEmpty();
        assertThat(all("\"a \\\"b\\\\ {3}\"", ImapParser::astring)).isEqualTo("a \"b\\ {3}");
        var in = parser("{6}\r\n {3+}\r\n", "Gr\u00FC\u00DF", "fat");
        assertThat(in.astring()).isEqualTo("Gr\u00FC\u00DF");
        in.sp();
        assertThat(in.literal().octets()).isEqualTo("fat".getBytes(StandardCharsets.US_ASCII));
        in.end();
        assertThat(all("nil", ImapParser::nstring)).isEmpty();
        assertThat(all("\"nil\"", ImapParser::nstring)).contains("nil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "(",
                "\"",
                "\"a",
                "\"\\a\"",
                "\"a\rb\"",
                "\"\u0000\"",
                "\"\u00E4\"",
                "\u00E4",
                "{3}",
                "{3}\r\n",
                "a\"b",
                "{x}\r\n",
                "\\a"
            })
    void otherStringsAreBad(String text) {
        assertBad(text, ImapParser::astring);
    }

    @Test
    void aLiteralMayNotHoldNul() { // RFC 3501 §9 (CHAR8)
        assertThatThrownBy(() -> parser("{1}\r\n", "\u0000").astring()).isInstanceOf(Bad.class);
    }

    @Test
    void aMessageMayComeAsLiteral8WhereThatIsKnown() { // RFC 3516 §4.4
        var known = new Vocabulary.Builder().takesLiteral8().build();
        var in = new ImapParser(parsed("~{1}\r\n", "\u0000"), known, false);
        assertThat(in.literalOrLiteral8().octets()).containsExactly(0);
        in.end();
        var plain = new ImapParser(parsed("{1}\r\n", "a"), known, false);
        assertThat(plain.literalOrLiteral8().octets()).containsExactly('a');
        assertThatThrownBy(() -> parser("~{1}\r\n", "a").literalOrLiteral8())
                .isInstanceOf(Bad.class);
    }

    @Test
    void inboxIsInboxInAnyCase() {
        assertThat(all("iNbOx", ImapParser::mailbox)).isEqualTo(new MailboxName("INBOX"));
        assertThat(all("\"inbox\"", ImapParser::mailbox).wire()).isEqualTo("INBOX");
        assertThat(all("inboxes", ImapParser::mailbox).wire()).isEqualTo("inboxes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "~peter/mail/&U,BTFw-/&ZeVnLIqe-; ~peter/mail/\u53F0\u5317/\u65E5\u672C\u8A9E",
                "a&-b; a&b",
                "&AOQ-; \u00E4",
                "&2D3cSQ-; \uD83D\uDC49",
                "plain; plain"
            })
    void mailboxNamesBeyondAscii(String encoded, String name) { // RFC 3501 §5.1.3
        assertThat(ModifiedUtf7.decode(encoded)).contains(name);
        assertThat(ModifiedUtf7.encode(name)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&Jjo!",
                "&U,BTFw-&ZeVnLIqe-",
                "&AGE-",
                "&",
                "a&",
                "&A-",
                "&AOR-",
                "&AO/-",
                "&2D0-",
                "&AOQ=-",
                "&AOQ",
                "& -"
            })
    void namesThatAreNotModifiedUtf7(String encoded) { // RFC 3501 §5.1.3
        assertThat(ModifiedUtf7.decode(encoded)).isEmpty();
    }

    @Test
    void flags() {
        assertThat(all("()", ImapParser::flagList)).isEmpty();
        assertThat(all("(\\Seen $Junk)", ImapParser::flagList)).containsExactly("\\Seen", "$Junk");
        assertThat(all("\\Seen a", ImapParser::flagListOrFlags)).containsExactly("\\Seen", "a");
        assertBad("(\\Recent)", ImapParser::flagList);
        assertBad("(\\Sean)", ImapParser::flagList);
        assertBad("(\\*)", ImapParser::flagList);
        assertBad("(a  b)", ImapParser::flagList);
        assertBad("(a b", ImapParser::flagList);
        assertBad("", ImapParser::flagListOrFlags);
    }

    @Test
    void dates() {
        assertThat(all("1-Feb-1994", ImapParser::date)).isEqualTo(LocalDate.of(1994, 2, 1));
        assertThat(all("\"01-fEB-1994\"", ImapParser::date)).isEqualTo(LocalDate.of(1994, 2, 1));
        assertBad("30-Feb-1994", ImapParser::date);
        assertBad("1-Fev-1994", ImapParser::date);
        assertBad("1-Feb-94", ImapParser::date);
        assertBad("\"1-Feb-1994", ImapParser::date);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1-Feb-1994 21:52:25 -0800", "17-Jul-1996 02:44:25 +0530"})
    void dateTimesPrintAsTheyWereWritten(String text) {
        Optional<OffsetDateTime> time = all("\"" + text + "\"", ImapParser::optionalDateTime);
        assertThat(time.map(ImapDates::printDateTime)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"17-Jul-1996 24:00:00 +0000\"",
                "\"17-Jul-1996 02:44:25 +9900\"",
                "\"17-Jul-1996 02:44:25\"",
                "\"17-Jul-1996 2:44:25 +0000\"",
                "\"31-Jun-1996 02:44:25 +0000\""
            })
    void otherDateTimesAreBad(String text) {
        assertBad(text, ImapParser::optionalDateTime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BODY[]",
                "BODY.PEEK[]<0.2048>",
                "BODY[HEADER.FIELDS (DATE \"X (y)\")]",
                "BODY[HEADER.FIELDS.NOT (Received)]<7.1>",
                "BODY[4.2.2.1]",
                "BODY[4.1.MIME]",
                "BODY[3.HEADER]",
                "BODY.PEEK[3.HEADER.FIELDS (To)]",
                "BODY[TEXT]",
                "BODY[1.TEXT]",
                "BODY",
                "BODYSTRUCTURE",
                "ENVELOPE",
                "RFC822",
                "RFC822.HEADER",
                "RFC822.SIZE",
                "RFC822.TEXT",
                "UID",
                "FLAGS",
                "INTERNALDATE"
            })
    void fetchItemsPrintAsTheyWereWritten(String item) {
        assertThat(all(item, ImapParser::fetchAtts)).singleElement().hasToString(item);
        assertThat(all(item.toLowerCase(java.util.Locale.ROOT), ImapParser::fetchAtts)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "()",
                "(ALL)",
                "(FLAGS FAST)",
                "BODY[",
                "BODY.PEEK",
                "BODY[MIME]",
                "BODY[0]",
                "BODY[1.]",
                "BODY[.1]",
                "BODY[HEADER.FIELDS]",
                "BODY[HEADER.FIELDS ()]",
                "FLAG",
                "BODY[]<0>",
                "BODY[]<0.0>",
                "BODY[]<-1.5>",
                "BODY[1.2.]",
                "(FLAGS  UID)",
                "BODY[X]",
                "FLAGS UID",
                "(FLAGS UID",
                "MODSEQ",
                "RFC822.PEEK",
                "BODY[HEADER.FIELDS(To)]"
            })
    void otherFetchItemsAreBad(String items) {
        assertBad(items, ImapParser::fetchAtts);
    }

    @Test
    void fetchMacros() {
        assertThat(all("fast", ImapParser::fetchAtts))
                .hasToString("[FLAGS, INTERNALDATE, RFC822.SIZE]");
        assertThat(all("ALL", ImapParser::fetchAtts))
                .hasToString("[FLAGS, INTERNALDATE, RFC822.SIZE, ENVELOPE]");
        assertThat(all("FULL", ImapParser::fetchAtts))
                .hasToString("[FLAGS, INTERNALDATE, RFC822.SIZE, ENVELOPE, BODY]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALL",
                "(FLAGGED SINCE 1-Feb-1994 NOT FROM Smith)",
                "OR SEEN (1:* UID 7)",
                "NOT NOT OLD",
                "HEADER X-Foo \"\"",
                "(KEYWORD $Junk UNKEYWORD a)",
                "LARGER 4294967295",
                "SENTBEFORE 28-Feb-2024",
                "(BCC a CC b TO c SUBJECT d BODY e TEXT f)"
            })
    void searchKeysPrintAsTheyWereWritten(String keys) {
        var program = all(keys, ImapParser::searchProgram);
        assertThat(program.key()).hasToString(keys);
        assertThat(program.charsetKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CHARSET UTF-8",
                "FOO",
                "NOT",
                "OR SEEN",
                "()",
                "(SEEN",
                "SEEN ",
                "FROM",
                "BEFORE 1-1-2000",
                "LARGER x",
                "KEYWORD \\Seen",
                "UID",
                "UID x",
                "0",
                "HEADER a",
                "MODSEQ 1",
                "RETURN (ALL) ALL",
                "SEEN  UNSEEN"
            })
    void otherSearchKeysAreBad(String keys) {
        assertBad(keys, ImapParser::searchProgram);
    }

    @Test
    void searchTextsAreDecodedFromTheirCharset() {
        var in = parser("CHARSET iso-8859-1 SUBJECT {6}\r\n", "Gr\u00FC\u00DF");
        assertThat(in.searchProgram().key())
                .isEqualTo(
                        new SearchKey.Envelope(
                                SearchKey.Field.SUBJECT, "Gr\u00C3\u00BC\u00C3\u009F"));
        assertThat(all("CHARSET KLINGON ALL", ImapParser::searchProgram).charsetKnown()).isFalse();
        assertThat(all("CHARSET \"(\" ALL", ImapParser::searchProgram).charsetKnown()).isFalse();
    }

    @Test
    void searchKeysMayNotBeNestedWithoutBound() {
        var deep = "NOT ".repeat(99) + "ALL";
        assertThat(all(deep, ImapParser::searchProgram).key()).hasToString(deep);
        assertBad("NOT " + deep, ImapParser::searchProgram);
        assertBad("(".repeat(100_000), ImapParser::searchProgram);
    }

    @Test
    void wordsOfExtensionsAreKnownOnlyWhereTheyAreInUse() {
        var vocabulary =
                new Vocabulary.Builder()
                        .modifier(
                                "STORE",
                                "UNCHANGEDSINCE",
                                in -> {
                                    in.sp();
                                    return in.number64();
                                })
                        .statusItem("SIZE")
                        .build();
        var text = CommandText.of("(unchangedsince 7) (SIZE)".getBytes(StandardCharsets.US_ASCII));
        var in = new ImapParser(text, vocabulary, false);
        assertThat(in.leadingModifiers("STORE").get(Long.class)).contains(7L);
        assertThat(in.statusAtts()).isEqualTo(List.of("SIZE"));
        assertThatThrownBy(() -> new ImapParser(text).leadingModifiers("STORE"))
                .hasMessage("STORE has no parameter UNCHANGEDSINCE (at octet 16)");
        assertBad("(SIZE)", ImapParser::statusAtts);
    }
}

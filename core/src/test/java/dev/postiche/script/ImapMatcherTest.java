package dev.postiche.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which freedoms a reply has, and which not. */
class ImapMatcherTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                // Flags are a set; \Recent may or may not be there. RFC 3501 §2.3.2
                "* 1 FETCH (FLAGS (\\Seen \\Deleted)) | * 1 FETCH (FLAGS (\\Deleted \\Seen))",
                "* 1 FETCH (FLAGS (\\Seen)) | * 1 FETCH (FLAGS (\\Recent \\Seen))",
                "* 1 FETCH (FLAGS () UID 7) | * 1 FETCH (UID 7 FLAGS ())",
                "* 1 fetch (flags (\\seen)) | * 1 FETCH (FLAGS (\\Seen))",
                "* FLAGS (\\Seen \\Draft) | * FLAGS (\\Draft \\Seen)",
                "* 1 FETCH (UID 7 ...) | * 1 FETCH (FLAGS () UID 7 MODSEQ (4))",
                "* SEARCH 2 4 | * SEARCH 4 2",
                "* SEARCH | * SEARCH",
                "* CAPABILITY IDLE ... | * CAPABILITY IMAP4rev1 IDLE",
                "* LIST () \"/\" INBOX | * LIST (\\HasNoChildren) \"/\" \"INBOX\"",
                "* LIST (\\Noselect) \"/\" foo | * LIST (\\NoSelect \\HasChildren) \"/\" foo",
                "* STATUS INBOX (MESSAGES 1 UNSEEN 2) | * STATUS inbox (UNSEEN 2 MESSAGES 1)",
                "a1 OK ... | a1 OK [READ-WRITE] done",
                "a1 OK [READ-WRITE] ... | a1 OK [read-write] done",
                "a1 OK [COPYUID 1 2,3 4:5] ... | a1 OK [COPYUID 1 2:3 4,5] done",
                "a1 OK [APPENDUID ?validity ?uid] ... | a1 OK [APPENDUID 7 12] done",
                "a1 OK [] ... | a1 OK done",
                "* ESEARCH (TAG \"a\") UID ALL 1:3 COUNT 3 | * ESEARCH (TAG \"a\") UID COUNT 3 ALL 1,2:3",
                "* VANISHED (EARLIER) 1:3 | * VANISHED (EARLIER) 1,2,3",
                "a1 OK [MODIFIED 7,9] ... | a1 OK [MODIFIED 7,9] done",
                "? BAD ... | * BAD hm",
                "a1 NO|BAD ... | a1 bad hm",
                "* CAPABILITY IDLE !MOVE ... | * CAPABILITY IDLE IMAP4rev1",
                "+ ... | + go on",
                "+ | `+ `",
                "* ESEARCH ... | * ESEARCH (TAG \"a\") ALL 1",
                "* 1 FETCH (BODY (\"TEXT\" \"PLAIN\" ...)) | * 1 FETCH (BODY (\"text\" \"Plain\" NIL))",
                "* 1 FETCH (BODY[HEADER.FIELDS (DATE)] NIL) "
                        + "| * 1 FETCH (body[header.fields (\"Date\")] NIL)",
                "* 1 FETCH (INTERNALDATE \" 1-Jan-2026 10:00:00 +0700\") "
                        + "| * 1 FETCH (INTERNALDATE \" 1-Jan-2026 03:00:00 +0000\")"
            })
    void accepts(String wanted, String got) {
        assertThat(matches(wanted, got)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "* 1 FETCH (FLAGS (\\Seen)) | * 1 FETCH (FLAGS ())",
                "* 1 FETCH (FLAGS ()) | * 1 FETCH (FLAGS (\\Seen))",
                "* 1 FETCH (FLAGS (\\Recent)) | * 1 FETCH (FLAGS ())",
                "* 1 FETCH (FLAGS ()) | * 1 FETCH (FLAGS () UID 7)",
                "* 1 FETCH (FLAGS () UID 7) | * 1 FETCH (FLAGS ())",
                "* 1 FETCH (FLAGS ()) | * 2 FETCH (FLAGS ())",
                "* 1 FETCH (BODY[] \"a\") | * 1 FETCH (BODY[] \"A\")",
                "* 1 FETCH (BODY[] \"a\") | * 1 FETCH (BODY[]<0> \"a\")",
                "* 1 FETCH (BODY (\"TEXT\" \"x.Pdf\")) | * 1 FETCH (BODY (\"TEXT\" \"X.pdf\"))",
                "* 1 FETCH (ENVELOPE ((1)(2))) | * 1 FETCH (ENVELOPE ((1) (2)))",
                "* 1 FETCH (INTERNALDATE \" 1-Jan-2026 10:00:00 +0000\") "
                        + "| * 1 FETCH (INTERNALDATE \"1-Jan-2026 10:00:00 +0000\")",
                "* SEARCH 2 | * SEARCH 2 4",
                "* SEARCH 2 4 | * SEARCH 2",
                "* SEARCH 2 4 | * SEARCH 2 2 4",
                "* LIST () \"/\" INBOX | * LIST (\\Noselect) \"/\" INBOX",
                "* LIST (\\HasChildren) \"/\" a | * LIST (\\HasNoChildren) \"/\" a",
                "* LIST () \"/\" foo | * LIST () \"/\" Foo",
                "* LIST () \"/\" foo | * LSUB () \"/\" foo",
                "a1 OK [READ-WRITE] ... | a1 OK done",
                "a1 OK ... | a1 BAD done",
                "* ESEARCH (TAG \"a\") UID ALL 1:3 | * ESEARCH (TAG \"a\") ALL 1:3",
                "* ESEARCH (TAG \"a\") ALL 1:3 | * ESEARCH (TAG \"b\") ALL 1:3",
                "* VANISHED 1:3 | * VANISHED (EARLIER) 1:3",
                "a1 OK [] ... | a1 OK [ALERT] done",
                "a1 OK [COPYUID 1 2,3 4:5] ... | a1 OK [COPYUID 1 3,2 4:5] done",
                "a1 NO|BAD ... | a1 OK done",
                "* CAPABILITY IDLE !MOVE ... | * CAPABILITY IDLE MOVE IMAP4rev1",
                "a1 OK ... | a2 OK done",
                "* 2 EXPUNGE | * 3 EXPUNGE",
                "* 2 EXPUNGE | * 2 EXISTS"
            })
    void refuses(String wanted, String got) {
        assertThat(matches(wanted, got)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "* 1 FETCH (FLAGS ( ))",
                "* 1 FETCH ( FLAGS ())",
                "* 1 FETCH (FLAGS ()",
                "* 1 FETCH FLAGS ())",
                "*",
                "* ",
                "+",
                "a1 OK",
                "`a1 OK `",
                "a1 OK [X]",
                "a1 OK [X]text",
                "* LIST () \"/\"INBOX",
                "* 1  EXISTS",
                "`* 1 EXISTS `",
                "a1",
                "`* 1 FETCH (BODY[] \"a\\n\")`"
            })
    void knowsWhatBreaksTheGrammar(String reply) {
        assertThatThrownBy(() -> ImapReplyReader.readReply(octets(reply)))
                .isInstanceOf(ImapReplyReader.Malformed.class);
    }

    private static boolean matches(String wanted, String got) {
        return new ImapMatcher(false, new HashMap<>())
                .matches(
                        ImapReplyReader.readWanted(octets(wanted)),
                        ImapReplyReader.readReply(octets(got)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.postiche.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.engine.Limits;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A capability that is hidden takes everything along that it brings. */
class HiddenCapabilityTest {

    @ParameterizedTest
    @CsvSource({
        "ACL, SETACL INBOX bob l",
        "ACL, DELETEACL INBOX bob",
        "ACL, GETACL INBOX",
        "ACL, LISTRIGHTS INBOX bob",
        "ACL, MYRIGHTS INBOX",
        "METADATA, GETMETADATA INBOX /shared/comment",
        "METADATA, SETMETADATA INBOX (/shared/comment NIL)",
        "ENABLE, ENABLE X",
        "ID, ID NIL",
        "IDLE, IDLE",
        "MOVE, MOVE 1 INBOX",
        "MOVE, UID MOVE 1 INBOX",
        "NAMESPACE, NAMESPACE",
        "NOTIFY, NOTIFY NONE",
        "QUOTA, GETQUOTA \"\"",
        "QUOTA, GETQUOTAROOT INBOX",
        "QUOTASET, SETQUOTA \"\" ()",
        "UIDPLUS, UID EXPUNGE 1",
        "MULTISEARCH, ESEARCH ALL",
        "SORT, SORT (DATE) UTF-8 ALL",
        "SORT, UID SORT (DATE) UTF-8 ALL",
        "UIDBATCHES, UIDBATCHES 500",
        "UNSELECT, UNSELECT",
        "XLIST, XLIST \"\" *"
    })
    void itsCommandsAreUnknown(String capability, String command) {
        try (var server = without(capability);
                var client = server.login()) {
            server.append("\r\nbody");
            client.command("SELECT INBOX");
            assertThat(client.command("CAPABILITY").get(0).split(" ")).doesNotContain(capability);
            assertThat(client.command(command))
                    .singleElement()
                    .asString()
                    .startsWith("t BAD Unknown command");
        }
    }

    @ParameterizedTest
    @CsvSource({"AUTH=PLAIN, PLAIN", "AUTH=CRAM-MD5, CRAM-MD5"})
    void itsMechanismIsNotSupported(String capability, String mechanism) {
        try (var server = without(capability);
                var client = server.connect()) {
            assertThat(client.line()).doesNotContain(capability);
            assertThat(client.command("AUTHENTICATE " + mechanism))
                    .singleElement()
                    .asString()
                    .startsWith("t NO Unsupported");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UIDPLUS, COPY 1 INBOX, COPYUID",
        "UIDPLUS, MOVE 1 INBOX, COPYUID",
        "UIDPLUS, APPEND INBOX {1+}|x, APPENDUID",
        "CHILDREN, LIST \"\" *, HasNoChildren"
    })
    void itsReplyCodesAndAttributesAreAbsent(String capability, String command, String absent) {
        try (var server = without(capability);
                var client = server.login()) {
            server.append("\r\nbody");
            client.command("SELECT INBOX");
            assertThat(client.command(command.replace("|", "\r\n")))
                    .noneMatch(line -> line.contains(absent))
                    .last()
                    .asString()
                    .startsWith("t OK");
        }
    }

    private static ImapTestServer without(String capability) {
        return new ImapTestServer(List.of(capability), '/', "", Limits.standard());
    }
}

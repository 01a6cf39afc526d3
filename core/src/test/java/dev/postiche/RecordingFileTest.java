package dev.postiche;

import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postiche.record.RecordingForm;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording in all forms in which people read it. */
class RecordingFileTest {

    private static final String EVIL = "</pre><script>alert('x')</script> & \"quotes\"; #1 %%";

    private final MockMailServer mail =
            MockMailServer.builder()
                    .account(
                            account("anna")
                                    .mailboxes(
                                            mailbox("INBOX")
                                                    .messages(message().subject(EVIL).text(EVIL))))
                    .start();

    @TempDir private Path folder;

    @BeforeEach
    void talk() {
        mail.faults().onAny().named("shy").command("NOOP").then(reply("NO", "not now"));
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("a1 FETCH 1 (ENVELOPE BODY.PEEK[TEXT])");
            client.command("a2 NOOP");
            client.command("a3 SEARCH SUBJECT \"<b>\u202eevil\"");
            client.command("a4 LOGOUT");
        }
        mail.await().session(session -> !session.isLive());
    }

    @Test
    void aScriptCanBeMadeOfALiteralThatNoMachineCanHold() throws IOException {
        try (var client = LineClient.inInbox(mail, "anna")) {
            client.command("b1 APPEND INBOX {99999999999999999999}");
        }
        assertThat(saved("said.script")).contains("{99999999999999999999}");
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void aPageNeedsNothingElseAndRunsNothing() throws IOException {
        var page = saved("said.html");
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; ")
                .contains("<p class=\"n\">fault shy</p>")
                .contains("selected INBOX", "ended: logout", "first octet after ")
                .doesNotContain("<script", "</pre><", "http://", "https://", "\u202e");
        var tags = page.substring(page.indexOf("<body>")).replaceAll("[^<]*<(/?\\w+)[^<]*", "$1 ");
        assertThat(tags.split(" "))
                .containsOnly(
                        "body",
                        "/body",
                        "h1",
                        "/h1",
                        "p",
                        "/p",
                        "pre",
                        "/pre",
                        "div",
                        "/div",
                        "details",
                        "/details",
                        "span",
                        "/span",
                        "summary",
                        "/summary",
                        "/html");
    }

    @Test
    void aDiagramTellsByNumberWhatMermaidWouldTakeForItsOwn() throws IOException {
        var diagram = saved("said.mmd").lines().toList();
        assertThat(diagram)
                .startsWith("sequenceDiagram", "    participant s1 as anna (session 1)")
                .contains("    s1->>server: a2 NOOP")
                .contains("    server-->>s1: a2 NO not now")
                .contains("    Note over s1,server: fault shy")
                .anyMatch(line -> line.contains("#60;script#62;alert"))
                .allMatch(
                        line ->
                                line.replaceAll("#\\d+;", "")
                                        .matches(
                                                "[^;#%<>\"]*(<br/>[^;#%<>\"]*)*|.*->>.*|.*participant.*"));
        assertThat(diagram).noneMatch(line -> line.contains("<script"));
    }

    @Test
    void longSessionsAreCutWithAMark() throws IOException {
        try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            socket.getOutputStream().write("a NOOP\r\n".repeat(3000).getBytes(UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
        mail.await()
                .until(
                        "two ends",
                        () -> mail.recording().sessions().get(1).state().equals("ended"));
        assertThat(saved("said.mmd"))
                .hasSizeLessThan(50_000) // Mermaid draws no more.
                .containsPattern("Note over server: … \\d+ steps left out")
                .contains("anna (session 1)", "nobody (session 2)", "Note over s2,server: ended");
        assertThat(saved("said.html")).contains("… 2001 exchanges left out");
        assertThat(mail.recording().session(2).excerpt(0).lines()).hasSizeLessThan(70);
    }

    @Test
    void jsonIsReadAgain() throws IOException {
        saved("said.json");
        var read = RecordingFile.load(folder.resolve("said.json"));
        assertThat(read).hasSize(1);
        assertThat(read.get(0).dialogue()).isEqualTo(mail.recording().session(1).dialogue());
        assertThat(RecordingForm.HTML.of(read)).contains("was not sent along");
    }

    @Test
    void aDialogueIsText() throws IOException {
        assertThat(saved("deep/er/said.txt")).isEqualTo(mail.recording().dialogue());
    }

    @Test
    void anUnknownEndingIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saved("said.pdf"))
                .withMessage(
                        "a recording is saved as .json, .txt, .mmd, .html, .script; not as"
                                + " said.pdf");
    }

    @Test
    void wordsAndSuffixesAreTold() {
        assertThat(List.of(RecordingForm.values()))
                .extracting(RecordingForm::word)
                .containsExactly("dialogue", "mermaid", "html", "script");
    }

    private String saved(String name) throws IOException {
        var file = folder.resolve(name);
        RecordingFile.save(mail.recording(), file);
        return Files.readString(file);
    }
}

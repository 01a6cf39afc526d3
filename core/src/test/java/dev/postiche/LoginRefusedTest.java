package dev.postiche;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who guesses learns nothing: a name that nobody has is refused like a wrong password. */
@Timeout(60)
class LoginRefusedTest {

    private static final String PROOF = "0".repeat(32);

    private final MockMailServer mail =
            MockMailServer.builder().seed(1).account("anna", "secret").start();

    @BeforeEach
    void start() {
        // One dialogue of each kind first, so that both users meet code that has run before.
        dialogues("anna").values().forEach(this::answers);
    }

    @AfterEach
    void close() {
        mail.close();
    }

    @Test
    void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
        var wrongPassword = dialogues("anna");
        var wrongName = dialogues("nobody");
        for (var way : wrongPassword.keySet()) {
            assertThat(answers(wrongName.get(way)))
                    .as(way)
                    .isEqualTo(answers(wrongPassword.get(way)));
        }
    }

    /** What a client says line by line, by the name of the way to log in. */
    private static Map<String, List<String>> dialogues(String user) {
        var all = new LinkedHashMap<String, List<String>>();
        all.put("imap LOGIN", List.of("a LOGIN " + user + " wrong"));
        all.put("pop3 USER", List.of("USER " + user, "PASS wrong"));
        all.put("pop3 APOP", List.of("APOP " + user + " " + PROOF));
        sasl(all, "PLAIN", "\0" + user + "\0wrong");
        sasl(all, "LOGIN", user, "wrong");
        sasl(all, "CRAM-MD5", "", user + " " + PROOF);
        sasl(all, "XOAUTH2", "user=" + user + "\1auth=Bearer wrong\1\1", "");
        sasl(all, "OAUTHBEARER", "n,a=" + user + ",\1auth=Bearer wrong\1\1", "\1");
        for (var hash : List.of("SHA-1", "SHA-256")) {
            sasl(all, "SCRAM-" + hash, "n,,n=" + user + ",r=abc", "c=biws,r=abc,p=AAAA");
        }
        return all;
    }

    private static void sasl(
            Map<String, List<String>> all, String mechanism, String first, String... further) {
        for (var command : List.of("imap a AUTHENTICATE ", "pop3 AUTH ")) {
            var protocol = command.substring(0, 4);
            var lines = new ArrayList<String>();
            var initial = first.isEmpty() ? "" : " " + base64(first);
            lines.add(command.substring(5) + mechanism + initial);
            for (var response : further) {
                lines.add(base64(response));
            }
            all.put(protocol + " " + mechanism, lines);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** What the server answers, but for the challenges that chance draws. */
    private List<String> answers(List<String> lines) {
        var isImap = lines.get(0).startsWith("a ");
        try (var client = LineClient.connect(isImap ? mail.imap() : mail.pop3())) {
            return lines.stream()
                    .map(
                            line -> {
                                client.send(line);
                                return withoutChance(client.line());
                            })
                    .toList();
        }
    }

    private static String withoutChance(String line) {
        if (!line.startsWith("+ ")) {
            return line;
        }
        var challenge = new String(Base64.getDecoder().decode(line.substring(2)), US_ASCII);
        return challenge.startsWith("{") || challenge.endsWith(":") ? challenge : "a challenge";
    }
}

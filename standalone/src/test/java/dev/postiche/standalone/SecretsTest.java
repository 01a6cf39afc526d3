package dev.postiche.standalone;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.ServerSpec.server;
import static dev.postiche.spec.TokenSpec.token;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.postiche.MailEvent;
import dev.postiche.MockMailServer;
import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.fixture.Fixture;
import dev.postiche.http.AdminApi;
import dev.postiche.http.AdminSettings;
import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Protocol;
import dev.postiche.standalone.Call.LogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A password or token shows nowhere: each way to log in is fed a marker, right and wrong, whole and
 * cut, and all that the server puts out is searched for it and for its base64.
 */
@Timeout(120)
class SecretsTest {

    private static final String SECRET = "Marker7Geheim9";
    private static final int LINE_LIMIT = 1_000;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Fixture fixture =
            Fixture.fixture()
                    .accounts(
                            account("anna").password(SECRET).tokens(token(SECRET)),
                            account("ben").password(SECRET))
                    .server(server().autoAccounts(SECRET));
    private final Queue<MailEvent> events = new ConcurrentLinkedQueue<>();
    private MockMailServer mail;
    private AdminApi admin;

    @BeforeEach
    void start() {
        mail =
                MockMailServer.builder()
                        .fixture(fixture)
                        .limit("commandLine", String.valueOf(LINE_LIMIT))
                        .watchedBy(log(LogFormat.TEXT, text))
                        .watchedBy(log(LogFormat.JSON, json))
                        .start();
        mail.watch(events::add);
        admin = AdminApi.start(mail, AdminSettings.loopback());
        for (var protocol : Protocol.values()) {
            mail.faults()
                    .on(protocol)
                    .command("LOGIN", "PASS", "AUTH", "AUTHENTICATE", "APOP")
                    .argument("nothing like it")
                    .then(Actions.close(CloseKind.RESET));
        }
    }

    private static EventLog log(LogFormat format, ByteArrayOutputStream to) {
        return new EventLog(format, true, InstantSource.system(), new PrintStream(to, true, UTF_8));
    }

    @AfterEach
    void close() {
        admin.close();
        mail.close();
    }

    @Test
    void noSecretShowsAnywhere() throws Exception {
        for (var dialogue : dialogues()) {
            shown.put("wire: " + dialogue.octets(), dialogue.answer(mail));
        }
        var last =
                mail.recording()
                        .await(
                                session ->
                                        session.number() == dialogues().size() && !session.isLive(),
                                Duration.ofSeconds(10));
        assertThat(last).isPresent();

        shown.put("log as text", text.toString(UTF_8));
        shown.put("log as JSON", json.toString(UTF_8));
        assertThat(shown.get("log as text")).contains("LOGIN anna ***", "PASS ***");
        for (var session : mail.recording().sessions()) {
            show(session);
        }
        assertThat(events).isNotEmpty();
        shown.put("events", events.toString()); // what /events sends, field by field
        showValues();
        showFailures();
        showHttp();

        var needles = needles().stream().map(SecretsTest::folded).toList();
        var found = new ArrayList<String>();
        shown.forEach(
                (what, said) -> {
                    var folded = folded(said);
                    for (var needle : needles) {
                        var at = folded.indexOf(needle);
                        if (at >= 0) {
                            var end = Math.min(at + needle.length(), said.length());
                            found.add(
                                    what + " shows …" + said.substring(Math.max(0, at - 60), end));
                        }
                    }
                });
        assertThat(found).isEmpty();
    }

    /** A secret taken for the name of a command is told in upper case. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private void show(RecordedSession session) {
        var name = "session " + session.number() + " ";
        shown.put(name + "toString", session.toString());
        shown.put(name + "dialogue", session.dialogue());
        shown.put(name + "script", session.script("fixture.json"));
        shown.put(name + "exchanges", session.exchanges().toString());
        session.exchanges()
                .forEach(
                        exchange ->
                                shown.merge(
                                        name + "parts",
                                        exchange.request() + exchange.requestText() + exchange,
                                        String::concat));
    }

    private void showValues() {
        shown.put("fixture", fixture.toString());
        shown.put("accounts of the fixture", fixture.accounts().toString());
        shown.put("tokens of the fixture", fixture.accounts().get(0).tokens().toString());
        shown.put("server of the fixture", fixture.server().toString());
        shown.put("server", mail + " " + mail.server() + " " + mail.snapshot());
        shown.put("accounts", mail.accounts().toString());
        shown.put("faults", mail.faults().armed().toString());
        assertThat(shown.get("faults")).contains("argument was");
    }

    private void showFailures() {
        failure("sent in order", () -> assertThat(mail.recording()).session(1).sentInOrder("XYZ"));
        failure("never sent", () -> assertThat(mail.recording()).neverSent("LOGIN"));
        failure("logged in as", () -> assertThat(mail.recording()).session(1).loggedInAs("cem"));
        failure("accounts", () -> assertThat(mail).hasOnlyAccounts("cem"));
        failure("mailbox", () -> assertThat(mail).account("anna").mailbox("None"));
        failure(
                "deadline",
                () ->
                        mail.await()
                                .within(Duration.ofMillis(1))
                                .session(session -> session.number() > 10_000));
        failure("account", () -> mail.createAccount(account("anna").password(SECRET)));
        failure(
                "fixture",
                () ->
                        Fixture.parse(
                                "{\"accounts\": [{\"user\": \"a\", \"password\": \"%s\", \"x\": 1}]}"
                                        .formatted(SECRET)));
    }

    private void failure(String what, ThrowingCallable call) {
        var thrown = catchThrowable(call);
        assertThat(thrown).as(what).isNotNull();
        shown.put("failure: " + what, thrown.toString());
    }

    /** All that can be got but the export of the fixture, whose purpose it is to be imported. */
    private void showHttp() throws IOException, InterruptedException {
        var paths =
                new ArrayList<>(
                        List.of(
                                "accounts",
                                "accounts/anna",
                                "sessions",
                                "faults",
                                "metrics",
                                "server",
                                "accounts/anna/mailboxes",
                                "accounts/anna/mailboxes/INBOX",
                                "health",
                                "ready",
                                "presets",
                                "profiles",
                                "clock",
                                "tls/ca.pem"));
        var client = HttpClient.newHttpClient();
        mail.recording().sessions().forEach(session -> paths.add("sessions/" + session.number()));
        for (var path : paths) {
            for (var accepted : List.of("application/json", "text/plain")) {
                shown.put("GET " + path + " as " + accepted, get(client, path, accepted));
            }
        }
        assertThat(shown.get("GET sessions/1 as text/plain")).contains("C: ");
    }

    private String get(HttpClient client, String path, String accepted)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(admin.uri() + "/api/v1/" + path))
                        .header("Accept", accepted)
                        .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /** The secret, and what stays of its base64 wherever it lies in what is encoded. */
    private static List<String> needles() {
        var needles = new ArrayList<>(List.of(SECRET));
        for (var before = 0; before < 3; before++) {
            var octets = new byte[before + SECRET.length()];
            System.arraycopy(SECRET.getBytes(UTF_8), 0, octets, before, SECRET.length());
            var encoded = Base64.getEncoder().encodeToString(octets);
            needles.add(encoded.substring((before * 8 + 5) / 6, octets.length * 8 / 6));
        }
        return needles;
    }

    /** What one client sends at once before it leaves. */
    private record Dialogue(Protocol protocol, String octets) {

        String answer(MockMailServer mail) throws IOException {
            var endpoint = protocol == Protocol.IMAP ? mail.imap() : mail.pop3();
            try (var socket = new Socket(endpoint.host(), endpoint.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            }
        }
    }

    private static List<Dialogue> dialogues() {
        var all = new ArrayList<Dialogue>();
        for (var secret : List.of(SECRET, "x" + SECRET)) {
            for (var octets : imap(secret)) {
                all.add(new Dialogue(Protocol.IMAP, octets));
            }
            for (var octets : pop3(secret)) {
                all.add(new Dialogue(Protocol.POP3, octets));
            }
        }
        return all;
    }

    private static List<String> imap(String secret) {
        var all = new ArrayList<String>();
        var login = "a LOGIN anna " + secret + "\r\n";
        all.add(login + "b LOGOUT\r\n");
        all.add("a LOGIN anna \"" + secret + "\"\r\n");
        all.add("a login {4+}\r\nanna {" + secret.length() + "+}\r\n" + secret + "\r\n");
        all.add("a LOGIN {4}\r\nanna {" + secret.length() + "}\r\n" + secret + "\r\n");
        all.add("a LOGIN \"anna\" \"" + secret + "\r\n"); // the string does not end
        all.add("a LOGIN anna " + secret + " more\r\n");
        all.add("a  LOGIN anna " + secret + "\r\n");
        all.add("a LOGIN  anna " + secret + "\r\n");
        all.add("a LOGIN anna  " + secret + "\r\n");
        all.add("a LOGIN (anna " + secret + ")\r\n");
        all.add("a LOGIN anna\t" + secret + "\r\n");
        all.add(" LOGIN anna " + secret + "\r\n");
        all.add("LOGIN anna " + secret + "\r\n"); // no tag: the tag is LOGIN
        all.add("a LOGIN anna " + secret + "\n"); // no CR
        all.add("a LOGIN anna " + secret); // cut
        all.add("a LOGIN anna {40}\r\n" + secret); // cut in its literal
        all.add("a LOGIN anna " + secret + "y".repeat(LINE_LIMIT) + "\r\n");
        all.add("a LOGIN " + "y".repeat(LINE_LIMIT) + " " + secret + "\r\n");
        all.add("a LOGIN anna {9999999}\r\n" + secret + "\r\n");
        all.add(login + "b LOGIN anna " + secret + "\r\n"); // wrong state
        all.add("a SELECT INBOX\r\n" + login);
        all.add("a IDLE\r\n" + login);
        all.add("a UID LOGIN anna " + secret + "\r\n");
        for (var sasl : sasl(secret)) {
            var response = sasl.response();
            all.add("a AUTHENTICATE " + sasl.mechanism() + " " + response + "\r\n\r\n");
            all.add("a authenticate " + sasl.mechanism() + "  " + response + "\r\n");
            all.add("a AUTHENTICATE " + sasl.mechanism() + "\r\n" + response + "\r\n\r\n");
            all.add("a AUTHENTICATE " + sasl.mechanism() + "\r\n" + response); // cut
            all.add("a AUTHENTICATE " + sasl.mechanism() + "\r\n" + secret + "\r\n"); // no base64
            all.add("AUTHENTICATE " + sasl.mechanism() + " " + response + "\r\n"); // no tag
            all.add(login + "b AUTHENTICATE " + sasl.mechanism() + " " + response + "\r\n");
            all.add("a AUTHENTICATE X-NONE\r\n" + response + "\r\n"); // refused before it comes
            all.add("a AUTHENTICATE " + sasl.mechanism() + "\r\n" + response.repeat(40) + "\r\n");
        }
        all.add("a AUTHENTICATE LOGIN\r\n" + base64("anna") + "\r\n" + base64(secret) + "\r\n");
        all.add("a STARTTLS\r\n" + login); // smuggled in
        return all;
    }

    private static List<String> pop3(String secret) {
        var all = new ArrayList<String>();
        var login = "USER anna\r\nPASS " + secret + "\r\n";
        all.add(login + "QUIT\r\n");
        all.add("USER anna\r\nPASS a " + secret + " b\r\n");
        all.add("USER anna\r\npass  " + secret + "\r\n");
        all.add("USER anna\r\nPASS\t" + secret + "\r\n");
        all.add("USER anna\r\n PASS " + secret + "\r\n");
        all.add("PASS " + secret + "\r\n"); // without USER
        all.add("USER anna\r\nPASS " + secret + "\n"); // no CR
        all.add("USER anna\r\nPASS " + secret); // cut
        all.add("USER anna\r\nPASS " + secret + "y".repeat(LINE_LIMIT) + "\r\n");
        all.add(login + "PASS " + secret + "\r\n"); // wrong state
        all.add("APOP anna " + secret + "\r\n");
        all.add("APOP " + secret + "\r\n");
        all.add("APOP anna more " + secret + "\r\n");
        for (var sasl : sasl(secret)) {
            var response = sasl.response();
            all.add("AUTH " + sasl.mechanism() + " " + response + "\r\n\r\n");
            all.add("auth  " + sasl.mechanism() + " " + response + "\r\n");
            all.add("AUTH " + sasl.mechanism() + "\r\n" + response + "\r\n\r\n");
            all.add("AUTH " + sasl.mechanism() + "\r\n" + response); // cut
            all.add("AUTH " + sasl.mechanism() + "\r\n" + secret + "\r\n"); // no base64
            all.add(login + "AUTH " + sasl.mechanism() + " " + response + "\r\n");
            all.add("AUTH X-NONE\r\n" + response + "\r\n"); // refused before it comes
            all.add("AUTH " + sasl.mechanism() + "\r\n" + response.repeat(40) + "\r\n");
        }
        all.add("AUTH LOGIN\r\n" + base64("anna") + "\r\n" + base64(secret) + "\r\n");
        all.add("STLS\r\n" + login); // smuggled in
        return all;
    }

    /** A mechanism and a response in which the secret is. */
    private record Sasl(String mechanism, String response) {}

    private static List<Sasl> sasl(String secret) {
        return IntStream.range(0, 3)
                .mapToObj("abc"::substring) // so that the base64 begins at each of three places
                .flatMap(
                        shift ->
                                Arrays.stream(
                                        new Sasl[] {
                                            sasl("PLAIN", shift + "\0anna\0" + secret),
                                            sasl("LOGIN", shift + secret),
                                            sasl("CRAM-MD5", shift + " " + secret),
                                            sasl("SCRAM-SHA-1", "c=biws,r=r,p=" + secret),
                                            sasl("SCRAM-SHA-256", "c=biws,r=r,p=" + shift + secret),
                                            sasl("EXTERNAL", shift + secret),
                                            sasl("ANONYMOUS", shift + secret),
                                            sasl(
                                                    "XOAUTH2",
                                                    "user=%s\1auth=Bearer %s\1\1"
                                                            .formatted(shift, secret)),
                                            sasl(
                                                    "OAUTHBEARER",
                                                    "n,a=%s,\1auth=Bearer %s\1\1"
                                                            .formatted(shift, secret))
                                        }))
                .toList();
    }

    private static Sasl sasl(String mechanism, String response) {
        return new Sasl(mechanism, base64(response));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

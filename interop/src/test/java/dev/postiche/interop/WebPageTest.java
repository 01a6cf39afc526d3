package dev.postiche.interop;

import static dev.postiche.fault.Actions.reply;
import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;
import static dev.postiche.spec.Protocol.IMAP;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postiche.MockMailServer;
import dev.postiche.http.AdminApi;
import dev.postiche.http.AdminSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.apache.commons.net.imap.IMAPClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The web page as people use it, in Chromium; whatever it shows, it complains of nothing. */
class WebPageTest {

    /** Would run, load or break out, if it were taken for anything but text. */
    private static final String HOSTILE =
            "<script>top.ran=1</script><img src=x onerror=top.ran=2></textarea></title>"
                    + "\u202Egnp.exe \u05E9\u05DC\u05D5\u05DD \uD83C\uDF89";

    private static Browser browser;

    private final MockMailServer mail = Mail.server().account("ben", "ben's").start();
    private final AdminApi admin = AdminApi.start(mail, AdminSettings.loopback());

    /** What the browser itself remarks on a reply or a mail that is meant to be refused. */
    private Pattern remarks = Pattern.compile("nothing");

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @AfterEach
    void nothingRanNothingWasWrongNothingCameFromElsewhere() {
        assertThat(browser.run("return window.ran === undefined")).isEqualTo(true);
        browser.leave();
        assertThat(browser.complaints()).filteredOn(remarks.asPredicate().negate()).isEmpty();
        assertThat(browser.asked()).isSubsetOf(origin(), "data:", "blob:");
        admin.close();
        mail.close();
    }

    private String origin() {
        return "http://" + admin.uri().getAuthority();
    }

    private void visit(String place) {
        browser.open(URI.create(origin() + "/" + place));
        browser.awaits("#live", "live");
    }

    private IMAPClient client(String user, String password) throws IOException {
        var client = new IMAPClient();
        client.setDefaultTimeout(20_000);
        client.connect("localhost", mail.imap().port());
        client.login(user, password);
        return client;
    }

    @Test
    void whereNobodyConnectedYetItTellsWhereTo() {
        visit("");
        browser.awaits("#detail", "Nobody has connected yet");
        assertThat(browser.text("#detail")).contains("imap://" + mail.imap(), "Mail", "Faults");
        assertThat(browser.text("#facts")).contains("seed 42", "imaps://", "profile postiche");
        browser.click("nav a", "Faults");
        browser.awaits("#list", "No fault is armed");
    }

    @Test
    void aSessionIsShownWhileItGoesOnWithoutItsSecrets() throws IOException {
        visit("");
        var client = client("anna", "secret");
        browser.awaits("#sessions", "1 IMAP");
        browser.awaits("#sessions .state.live", "authenticated");
        browser.go("#sessions/1");
        browser.awaits("#dialogue", "LOGIN anna ***");
        client.sendCommand("SELECT", "INBOX");
        browser.awaits("#dialogue", "selected INBOX");
        client.sendCommand("FROB");
        browser.awaits("#dialogue tr.bad", "BAD");
        browser.awaits(".troubles", "FROB: BAD");
        client.logout();
        browser.awaits("#head", "ended: logout");
        assertThat(browser.text("#dialogue")).contains("S:", "C:").doesNotContain("secret");
        browser.click("#head button", "Good practice?");
        browser.awaits("#practice", "login-without-tls");
        browser.go("#sessions");
        browser.awaits("#detail", "1 of 1 session had trouble");
        browser.click("#list button", "Forget ended");
        browser.awaits("#list", "Nobody has connected yet");
    }

    @Test
    void mailThatIsDeliveredComesIntoSight() throws Exception {
        visit("#mail/anna/INBOX");
        browser.awaits("#messages", "Invoice 7");
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        origin()
                                                + "/api/v1/accounts/anna/mailboxes/INBOX/messages"))
                        .POST(BodyPublishers.ofString("{\"subject\": \"Fresh\", \"text\": \"Hi\"}"))
                        .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        browser.awaits("#messages li:first-child", "Fresh");
        browser.awaits("#accounts [aria-current]", "4 unseen of 4");
        browser.go("#mail/anna/INBOX/4");
        browser.awaits("#content", "Hi");
        browser.click("#detail button", "Seen");
        browser.awaits("#accounts [aria-current]", "3 unseen of 4");
        assertThat(mail.account("anna").mailbox("INBOX").messageWithUid(4).flags()).isNotEmpty();
        browser.click("#detail button", "Source");
        browser.awaits("#content", "Subject: Fresh");
        browser.click("#detail button", "Expunge");
        browser.awaits("#messages li:first-child", "Photos");
        browser.go("#mail/anna/INBOX/4");
        browser.awaits("#detail", "no message with UID 4");
        remarks = Pattern.compile("messages/4 .* 404 ");
    }

    @Test
    void aPresetThatIsArmedByAClickMakesAClientFail() throws IOException {
        visit("#faults");
        browser.type("input[aria-label='Filter the presets']", "over-quota");
        browser.click("button", "Arm over-quota");
        browser.awaits("#detail h2", "Fault over-quota");
        browser.awaits("#detail", "It has not acted.");
        var client = client("anna", "secret");
        client.select("INBOX");
        assertThat(client.copy("1", "Archive")).isFalse();
        browser.awaits("#detail", "It acted once.");
        browser.awaits("#count-faults", "1, 1 acted");
        browser.go("#sessions/1");
        browser.awaits("#dialogue tr.fault", "fault over-quota acted");
        browser.go("#faults/over-quota");
        browser.click("#detail button", "Disable");
        browser.awaits("#faults .state", "disabled");
        assertThat(client.copy("1", "Archive")).isTrue();
        browser.click("#detail button", "Delete");
        browser.awaits("#list", "No fault is armed");
    }

    @Test
    void whyAFaultDidNotActIsTold() throws IOException {
        mail.faults()
                .on(IMAP)
                .command("FETCH")
                .account("ben")
                .named("for-ben")
                .then(reply("NO", "no"));
        var client = client("anna", "secret");
        client.select("INBOX");
        client.fetch("1", "(FLAGS)");
        visit("");
        browser.awaits("#detail", "Faults that have not acted");
        browser.awaits("#detail", "for-ben");
        browser.click("#detail a", "for-ben");
        browser.awaits("#detail h2", "Fault for-ben");
    }

    @Test
    void clockAndResetAreAtHand() {
        visit("");
        var before = mail.clock().now();
        browser.type("#advance", "1d\n");
        browser.awaits("#now", before.plus(Duration.ofDays(1)).toString().substring(0, 10));
        mail.account("anna").mailbox("INBOX").clear();
        browser.click("header button", "Reset");
        browser.awaits("#now", before.toString().substring(0, 10));
        assertThat(mail.account("anna").mailbox("INBOX").messageCount()).isEqualTo(3);
        browser.type("#advance", "soon\n");
        browser.awaits("#error", "soon");
        remarks = Pattern.compile("/clock/advance .* 400 ");
    }

    @Test
    void aSpaceHasAPageOfItsOwn() throws IOException {
        visit("");
        browser.type("#space", "one\n");
        browser.awaits("#live", "live");
        client("anna+one", "secret").logout();
        browser.awaits("#sessions", "1 IMAP");
        assertThat(browser.run("return location.search")).isEqualTo("?space=one");
        visit("");
        browser.awaits("#list", "Nobody has connected yet");
    }

    @Test
    void theTokenIsAskedForUntilItIsRight() {
        try (var closed = AdminApi.start(mail, AdminSettings.loopback().token("right"))) {
            browser.open(closed.uri());
            browser.awaits("#login", "wants its token");
            browser.type("#token", "wrong\n");
            browser.awaits("#login-error", "not the token");
            browser.type("#token", "right\n");
            browser.awaits("#live", "live");
            browser.awaits("#detail", "Nobody has connected yet");
            assertThat(browser.shows("#login")).isFalse();
            browser.leave();
            assertThat(browser.complaints()).isNotEmpty().allMatch(said -> said.contains("401"));
            assertThat(browser.asked()).containsExactly("http://" + closed.uri().getAuthority());
        }
    }

    @Test
    void aServerThatIsGoneIsToldUntilItIsBack() throws IOException {
        visit("");
        admin.close();
        browser.awaits("#live", "not connected");
        browser.awaits("#error", "The server");
        try (var back =
                AdminApi.start(mail, AdminSettings.loopback().port(admin.uri().getPort()))) {
            browser.awaits("#live", "live");
            assertThat(browser.shows("#error")).isFalse();
            client("anna", "secret").logout();
            browser.awaits("#sessions", "1 IMAP");
            assertThat(back.uri()).isEqualTo(admin.uri());
        }
        remarks = Pattern.compile("net::ERR_");
    }

    @Test
    void whatStrangersSayIsText() throws IOException {
        var line = "y".repeat(1_000_000);
        mail.createAccount(
                account("x" + HOSTILE).mailboxes(mailbox("b " + HOSTILE.replace("/", "|"))));
        var inbox = mail.account("anna").mailbox("INBOX");
        inbox.deliver(
                message()
                        .from("\"" + HOSTILE + "\" <eve@example.org>")
                        .subject(HOSTILE)
                        .text(HOSTILE));
        inbox.deliver(message().subject(line).text(line));
        mail.faults()
                .on(IMAP)
                .command("NOOP")
                .named(HOSTILE)
                .then(reply("NO", "<script>top.ran=3</script>"));
        var client = client("anna", "secret");
        client.noop();
        client.sendCommand("ID", "(\"name\" \"<script>top.ran=4</script>\")");
        client.sendCommand("X<script>top.ran=5</script>");
        visit("");
        browser.awaits("#detail", "fault <script>");
        browser.go("#sessions/1");
        browser.awaits("#dialogue", "<script>top.ran=3</script>");
        browser.go("#faults/" + URI.create("x:/" + encoded(HOSTILE)).getRawPath().substring(1));
        browser.awaits("#detail h2", "</textarea>");
        browser.go("#mail/anna/INBOX");
        browser.awaits("#messages", "‹U+202E›");
        browser.go("#mail/anna/INBOX/4");
        browser.awaits("#content", "<script>top.ran=1</script>");
        browser.go("#mail/anna/INBOX/5");
        browser.awaits("#content button", "… show all 1,000,00");
        browser.click("#content button", browser.text("#content button"));
        assertThat((long) browser.run("return document.querySelector('pre').textContent.length"))
                .isBetween(1_000_000L, 1_000_010L);
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Test
    void mailInHtmlIsSeenButCanDoNothing() throws IOException {
        var heard = new ConcurrentLinkedQueue<String>();
        var elsewhere =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> heard.add(exchange.getRequestURI().toString()));
        elsewhere.start();
        try {
            var html =
                    """
                    <h1 style="color: red">Hello</h1><a id="link" href="HERE/link">out</a>
                    <script>top.ran = 1; document.querySelector('h1').textContent = 'ran'</script>
                    <img src="HERE/pixel.png" onerror="top.ran = 2">
                    <img id="inline" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==">
                    <link rel="stylesheet" href="HERE/style.css"><style>@import url(HERE/more.css);
                    body { background: url(HERE/back.png) }</style>
                    <meta http-equiv="refresh" content="0; url=HERE/refresh"><base href="HERE/">
                    <form action="HERE/form"><button id="send">send</button></form>
                    <iframe src="HERE/frame"></iframe><object data="HERE/object"></object>
                    <video src="HERE/film" autoplay></video><script src="/page/page.js"></script>
                    """
                            .replace(
                                    "HERE", "http://127.0.0.1:" + elsewhere.getAddress().getPort());
            mail.account("ben").mailbox("INBOX").deliver(message().subject("Look").html(html));
            visit("#mail/ben/INBOX/1");
            browser.awaits("#detail h2", "Look");
            browser.awaitsInFrame("iframe", "h1", "Hello");
            browser.clickInFrame("iframe", "#send");
            browser.clickInFrame("iframe", "#link");
            assertThat(heard).isEmpty();
            remarks = Pattern.compile("Content Security Policy|sandboxed");
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void whoHasNoMouseGetsEverywhere() throws IOException {
        client("anna", "secret").logout();
        visit("");
        browser.awaits("#sessions", "1 IMAP");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("To the content");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).startsWith("Sessions");
        browser.press(Keys.TAB, Keys.ENTER);
        browser.awaits("#detail h2", "Arm a fault");
        // What comes in from the server does not take the focus away.
        client("ben", "ben's").logout();
        browser.awaits("#count-sessions", "");
        assertThat(browser.focused()).startsWith("Faults");
        var nameless =
                browser.run(
                        """
                        return [...document.querySelectorAll('input, textarea, select, button, a')]
                          .filter(it => !(it.labels?.length || it.ariaLabel || it.textContent.trim()))
                          .map(it => it.outerHTML)
                        """);
        assertThat(nameless).asString().isEqualTo("[]");
    }
}

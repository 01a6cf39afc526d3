package dev.postiche.script;

import dev.postiche.script.ImapReplyReader.Malformed;
import dev.postiche.script.Script.Step;
import dev.postiche.script.Script.Wanted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays one script against a server and fails with the dialogue so far at the first difference. */
final class ScriptRunner {

    private static final Pattern KEPT = Pattern.compile("\\?(\\w+)");
    private static final Pattern DIGEST = Pattern.compile("<md5 ([^>|]*>?)\\|(\\w+)>");
    private static final String DEFAULT_LOGIN = "anna";
    private static final String PASSWORD = "secret";

    private final Script script;
    private final ServerUnderTest server;
    private final Duration patience;
    private final Dialogue dialogue = new Dialogue();
    private final Map<String, ScriptClient> clients = new LinkedHashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final ImapMatcher matcher;

    /**
     * @param patience how long a single read waits for the server
     */
    ScriptRunner(Script script, ServerUnderTest server, Duration patience) {
        this.script = script;
        this.server = server;
        this.patience = patience;
        this.matcher = new ImapMatcher(script.header("recent").isPresent(), kept);
    }

    void run() {
        try {
            var steps = script.steps();
            for (var i = 0; i < steps.size(); i++) {
                play(steps, i);
            }
            clients.forEach(this::expectNothingMore);
        } finally {
            clients.values().forEach(ScriptClient::close);
        }
    }

    private void expectNothingMore(String name, ScriptClient client) {
        Optional<byte[]> more;
        try {
            more = client.lastWords();
        } catch (ScriptClient.Silence e) {
            throw failure(0, "the end", name + "'s connection is not closed");
        }
        // A goodbye may be left out. RFC 3501 §3.4
        var shown = more.map(Dialogue::shown).orElse("");
        if (!shown.isEmpty() && !shown.startsWith("* BYE ")) {
            throw failure(0, "the end", name + " S: " + shown);
        }
    }

    private void play(List<Step> steps, int index) {
        var step = steps.get(index);
        if (step instanceof Step.AdvanceClock clock) {
            server.advanceClock(clock.by());
        } else if (step instanceof Step.Send send) {
            var octets = send.command() ? filledIn(send.octets()) : send.octets();
            var client = client(send.client(), true);
            dialogue.client(send.client(), octets);
            client.send(octets);
        } else if (step instanceof Step.Leave leave) {
            client(leave.client(), true).leave(leave.reset());
        } else if (step instanceof Step.StartTls tls) {
            client(tls.client(), true).startTls();
            dialogue.note(tls.client(), "C", "<tls>");
        } else if (step instanceof Step.StartDeflate deflate) {
            client(deflate.client(), true).startDeflate();
            dialogue.note(deflate.client(), "C", "<deflate>");
        } else if (step instanceof Step.Expect expect) {
            expect(expect, skipsBefore(steps, index));
        } else if (step instanceof Step.ExpectUnordered expect) {
            expectUnordered(expect, skipsBefore(steps, index));
        } else if (step instanceof Step.ExpectClosed expect) {
            expectClosed(expect, skipsBefore(steps, index));
        } else if (step instanceof Step.Skip skip) {
            client(skip.client(), false);
        }
    }

    /** Whether "..." stands before this step in the lines of the same client. */
    private static boolean skipsBefore(List<Step> steps, int index) {
        for (var i = index - 1; i >= 0; i--) {
            if (steps.get(i).client().equals(steps.get(index).client())) {
                return steps.get(i) instanceof Step.Skip;
            }
        }
        return false;
    }

    private void expect(Step.Expect step, boolean skips) {
        var client = client(step.client(), false);
        while (true) {
            var got = read(step.client(), client, step.line(), step.wanted().text());
            var why = difference(client, step.wanted(), got);
            if (why.isEmpty()) {
                return;
            }
            if (!maySkip(client, got, skips)) {
                throw failure(step.line(), step.wanted().text(), Dialogue.shown(got) + why.get());
            }
        }
    }

    private void expectUnordered(Step.ExpectUnordered step, boolean skips) {
        var client = client(step.client(), false);
        var left = new ArrayList<>(step.wanted());
        while (!left.isEmpty()) {
            var texts = String.join("\n    ", left.stream().map(Wanted::text).toList());
            var got = read(step.client(), client, step.line(), texts);
            var match = left.stream().filter(w -> difference(client, w, got).isEmpty()).findFirst();
            if (match.isPresent()) {
                left.remove(match.get());
            } else if (!maySkip(client, got, skips)) {
                throw failure(step.line(), texts, Dialogue.shown(got));
            }
        }
    }

    private void expectClosed(Step.ExpectClosed step, boolean skips) {
        var client = client(step.client(), false);
        while (true) {
            Optional<byte[]> got;
            try {
                got = client.read();
            } catch (ScriptClient.Silence e) {
                throw failure(step.line(), "<closed>", "nothing, and the connection stays open");
            }
            if (got.isEmpty()) {
                dialogue.note(step.client(), "S", "<closed>");
                return;
            }
            dialogue.server(step.client(), got.get());
            if (!maySkip(client, got.get(), skips)) {
                throw failure(step.line(), "<closed>", Dialogue.shown(got.get()));
            }
        }
    }

    private byte[] read(String name, ScriptClient client, int line, String wanted) {
        Optional<byte[]> got;
        try {
            got = client.read();
        } catch (ScriptClient.Silence e) {
            throw failure(line, wanted, "nothing within " + patience.toSeconds() + " s");
        } catch (Malformed e) {
            throw failure(line, wanted, e.getMessage());
        }
        if (got.isEmpty()) {
            throw failure(line, wanted, "the connection was closed");
        }
        dialogue.server(name, got.get());
        return got.get();
    }

    /** Empty if the reply is as wanted; otherwise what to say beside the two. */
    private Optional<String> difference(ScriptClient client, Wanted wanted, byte[] got) {
        if (!client.isImap()) {
            return TextPattern.of(wanted.text(), kept).matches(got)
                    ? Optional.empty()
                    : Optional.of("");
        }
        try {
            var reply = ImapReplyReader.readReply(got);
            return matcher.matches(ImapReplyReader.readWanted(wanted.octets()), reply)
                    ? Optional.empty()
                    : Optional.of("");
        } catch (Malformed e) {
            return Optional.of("\n    (" + e.getMessage() + ")");
        }
    }

    private boolean maySkip(ScriptClient client, byte[] got, boolean skips) {
        if (!client.isImap()) {
            return skips;
        }
        try {
            var reply = ImapReplyReader.readReply(got);
            var untagged =
                    reply instanceof ImapReply.Untagged
                            || (reply instanceof ImapReply.Status status
                                    && status.tag().equals("*")
                                    && !status.condition().is("BYE"));
            return (skips && untagged) || matcher.passesUnlisted(reply);
        } catch (Malformed e) {
            return false;
        }
    }

    /** The client of that name, connected at its first mention. */
    private ScriptClient client(String name, boolean speaksFirst) {
        var known = clients.get(name);
        if (known != null) {
            return known;
        }
        var imap = !script.headerList("pop3").contains(name);
        var client = new ScriptClient(server.port(imap ? "imap" : "pop3"), imap, patience);
        clients.put(name, client);
        if (speaksFirst) {
            // A client that has nothing to say to the greeting finds itself logged in.
            logIn(name, client);
        }
        return client;
    }

    private void logIn(String name, ScriptClient client) {
        var user =
                script.headerList("login").stream()
                        .map(login -> login.split("\\s+"))
                        .filter(login -> login[0].equals(name))
                        .map(login -> login[1])
                        .findFirst()
                        .orElse(DEFAULT_LOGIN);
        awaitLine(name, client, client.isImap() ? "* OK" : "+OK");
        if (client.isImap()) {
            client.send(ascii("login LOGIN " + user + " " + PASSWORD + "\r\n"));
            awaitLine(name, client, "login OK");
        } else {
            client.send(ascii("USER " + user + "\r\n"));
            awaitLine(name, client, "+OK");
            client.send(ascii("PASS " + PASSWORD + "\r\n"));
            awaitLine(name, client, "+OK");
        }
    }

    private void awaitLine(String name, ScriptClient client, String start) {
        String line;
        do {
            line = Dialogue.shown(read(name, client, 0, start + " ..."));
        } while (line.startsWith("* ") && !line.startsWith(start));
        if (!line.startsWith(start)) {
            throw failure(0, start + " ...", line);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] filledIn(byte[] octets) {
        var text = new String(octets, StandardCharsets.ISO_8859_1);
        var named =
                KEPT.matcher(text)
                        .replaceAll(
                                m ->
                                        Matcher.quoteReplacement(
                                                kept.getOrDefault(m.group(1), m.group())));
        var digested = DIGEST.matcher(named).replaceAll(m -> md5(m.group(1) + m.group(2)));
        return digested.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** RFC 1939 §7: the digest of the greeting's timestamp followed by the shared secret. */
    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(ascii(text));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private AssertionError failure(int line, String wanted, String got) {
        var place = script.name() + ".txt" + (line > 0 ? ":" + line : "");
        return new AssertionError(
                place
                        + " ("
                        + script.header("about").orElse("")
                        + ")\n  wanted:\n    "
                        + wanted
                        + "\n  but got:\n    "
                        + got
                        + "\n  after this dialogue:\n"
                        + dialogue);
    }
}

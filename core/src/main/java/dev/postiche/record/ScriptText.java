package dev.postiche.record;

import dev.postiche.spec.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sessions as a script of this project's tests: what the clients say, to be said again, and what
 * the server is to answer.
 *
 * <p>Such a script begins after the login, because passwords are not recorded; its format has the
 * login in a header. Texts for people are left open, as RFC 9051 §7.1 leaves them.
 */
final class ScriptText {

    private static final Set<String> LOGINS =
            Set.of("LOGIN", "AUTHENTICATE", "PASS", "APOP", "AUTH");

    private static final Pattern LITERAL = Pattern.compile("(.*)\\{(\\d{1,18})(\\+?)}");
    private static final Pattern STATUS =
            Pattern.compile("(\\S+ (?:OK|NO|BAD|BYE|PREAUTH))( \\[[^]]*])?(?: .*)?");
    private static final Pattern POP3_STATUS =
            Pattern.compile("(\\+OK|-ERR)( \\[[^]]*])?(?: (.*))?");

    private static final Pattern RECENT = Pattern.compile("\\* \\d+ RECENT");

    /** Lines that belong together. */
    private record Block(Instant at, List<String> lines) {}

    private final RecordedSession session;
    private final String name;
    private final List<Block> blocks = new ArrayList<>();
    private List<String> lines = new ArrayList<>();
    private long awaited;

    private ScriptText(RecordedSession session) {
        this.session = session;
        this.name = "s" + session.number();
    }

    static String of(List<RecordedSession> sessions, Optional<String> fixture) {
        var text = new StringBuilder();
        boolean imap = sessions.stream().anyMatch(it -> it.protocol() == Protocol.IMAP);
        text.append("rfc: ").append(imap ? "9051 6" : "1939 5").append('\n');
        text.append("about: as recorded; the passwords have to be \"secret\"\n");
        fixture.ifPresent(file -> text.append("fixture: ").append(file).append('\n'));
        header(text, "login: ", sessions.stream().flatMap(it -> login(it).stream()).toList());
        header(
                text,
                "pop3: ",
                sessions.stream()
                        .filter(it -> it.protocol() == Protocol.POP3)
                        .map(it -> "s" + it.number())
                        .toList());
        text.append('\n');
        sessions.stream()
                .flatMap(session -> new ScriptText(session).blocks().stream())
                .sorted(Comparator.comparing(Block::at))
                .flatMap(block -> block.lines().stream())
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static void header(StringBuilder text, String name, List<String> values) {
        if (!values.isEmpty()) {
            text.append(name).append(String.join(", ", values)).append('\n');
        }
    }

    private static Optional<String> login(RecordedSession session) {
        return session.account()
                .filter(user -> afterLogin(session) > 0)
                .map(user -> "s" + session.number() + " " + user);
    }

    /** Where the exchanges begin that can be said again; 0 if nobody logged in. */
    private static int afterLogin(RecordedSession session) {
        int after = 0;
        for (int i = 0; i < session.exchanges().size(); i++) {
            var exchange = session.exchanges().get(i);
            if (LOGINS.contains(exchange.command()) && exchange.status().endsWith("OK")) {
                after = i + 1;
            }
        }
        return after;
    }

    private List<Block> blocks() {
        var all = session.exchanges();
        for (var exchange : all.subList(afterLogin(session), all.size())) {
            blocks(exchange);
        }
        var last = session.began().plus(session.lasted());
        switch (session.ending().orElse(Ending.SERVER_CLOSED)) {
            case CLIENT_CLOSED -> blocks.add(new Block(last, List.of(name + " C: <close>")));
            case CLIENT_RESET -> blocks.add(new Block(last, List.of(name + " C: <reset>")));
            case LOGOUT, QUIT, AUTOLOGOUT ->
                    blocks.add(new Block(last, List.of(name + " S: <closed>")));
            default -> {}
        }
        return blocks;
    }

    private void blocks(RecordedExchange exchange) {
        var said = exchange.said();
        if (hasSecrets(exchange)) {
            var begin = exchange.commandText().lines().findFirst().orElse("");
            lines.add("# here %s sent a secret: %s".formatted(name, begin));
            endBlock(session.began().plus(said.get(0).offset()));
            return;
        }
        for (int i = 0; i < said.size(); ) {
            var first = said.get(i);
            int end = i;
            while (end < said.size() && said.get(end).byClient() == first.byClient()) {
                end++;
            }
            var tape = new Tape(said.subList(i, end).stream().map(Said::part).toList());
            if (first.byClient()) {
                byClient(tape);
            } else {
                byServer(tape, exchange);
            }
            endBlock(session.began().plus(first.offset()));
            i = end;
        }
        for (var fault : exchange.faults()) {
            lines.add("# here the fault " + fault + " acted");
        }
        if (exchange.status().endsWith("OK")) {
            switch (exchange.command()) {
                case "STARTTLS", "STLS" -> lines.add(name + " C: <tls>");
                case "COMPRESS" -> lines.add(name + " C: <deflate>");
                default -> {}
            }
        }
        if (!lines.isEmpty() && !said.isEmpty()) {
            endBlock(session.began().plus(said.get(said.size() - 1).offset()));
        }
    }

    /** Whether something stands for a secret in what the client sent: it cannot be said again. */
    private static boolean hasSecrets(RecordedExchange exchange) {
        return exchange.request().stream()
                .filter(RecordedPart.Text.class::isInstance)
                .map(RecordedPart.Text.class::cast)
                .anyMatch(
                        it ->
                                it.octets().length != it.length()
                                        || (LOGINS.contains(exchange.command())
                                                && it.text().contains("***")));
    }

    private void endBlock(Instant at) {
        blocks.add(new Block(at, lines));
        lines = new ArrayList<>();
    }

    private void byClient(Tape tape) {
        while (!tape.isAtEnd()) {
            if (awaited > 0) {
                literal(tape.literal(awaited));
                awaited = 0;
            }
            var next = tape.line();
            var line = next.line();
            if (line.isEmpty()) {
                raw(next);
                continue;
            }
            lines.add(name + " C: " + line.get());
            var literal = LITERAL.matcher(line.get());
            if (session.protocol() == Protocol.IMAP && literal.matches()) {
                awaited = Long.parseLong(literal.group(2));
            }
        }
    }

    /** A literal; what is too large for a script, or was not kept, is as long as it was. */
    private void literal(Tape.Stretch stretch) {
        long filled = stretch.large() + stretch.dropped();
        if (filled > 0) {
            lines.add("# %s octets of content stand here as so many x".formatted(filled));
            lines.add(name + " raw: " + stretch.escaped() + "\\(x*" + filled + ")");
        } else {
            lines.add(name + " raw: " + stretch.escaped());
        }
    }

    /** Octets that are no line of text. */
    private void raw(Tape.Stretch stretch) {
        lines.add(
                stretch.large() + stretch.dropped() > 0
                        ? "# here %s sent a line that was not kept".formatted(name)
                        : name + " raw: " + stretch.escaped());
    }

    private void byServer(Tape tape, RecordedExchange exchange) {
        if (!exchange.faults().isEmpty() && exchange.tag().isPresent()) {
            // Without the fault the reply will be another one.
            expect("...");
            expect(exchange.tag().get() + " OK|NO|BAD ...");
            return;
        }
        if (!tape.beginsWith('+')) {
            awaited = 0; // The literal was refused, and the client kept it. RFC 9051 §4.3
        }
        while (!tape.isAtEnd()) {
            if (session.protocol() == Protocol.IMAP) {
                imapReply(tape);
            } else {
                expect(tape.line().line().map(ScriptText::pop3).orElse("..."));
            }
        }
    }

    private void imapReply(Tape tape) {
        var known = new ArrayList<String>();
        var line = tape.line().line();
        var text = line.orElse("");
        for (var literal = LITERAL.matcher(text); literal.matches(); ) {
            var content = tape.literal(Long.parseLong(literal.group(2))).text();
            var rest = tape.line().line();
            boolean isText = content.filter(ScriptText::isLines).isPresent();
            if (line.isEmpty() || rest.isEmpty()) {
                line = Optional.empty();
            } else if (isText) {
                known.add(name + " S: " + literal.group(1) + "{*}");
                content.get().lines().forEach(each -> known.add(name + " L: " + each));
                if (!content.get().endsWith("\n")) {
                    known.set(known.size() - 1, known.get(known.size() - 1) + "\\");
                }
            }
            text = (isText ? "" : literal.group(1).replaceAll("~$", "") + "?") + rest.orElse("");
            literal = LITERAL.matcher(text);
        }
        if (line.isEmpty()) {
            if (!tape.isAtEnd()) { // Else the connection broke in its midst.
                expect("...");
            }
            return;
        }
        // Which session sees it is left open, and another time it may be another.
        // RFC 3501 §2.3.2
        if (!RECENT.matcher(text).matches()) {
            known.forEach(each -> lines.add(withoutRecent(each)));
            lines.add(name + " S: " + withoutRecent(known.isEmpty() ? imap(text) : text));
        }
    }

    private static String withoutRecent(String line) {
        return line.contains(" S: * ") || line.startsWith("* ")
                ? line.replace(" \\Recent)", ")").replace("(\\Recent)", "()")
                : line;
    }

    private void expect(String wanted) {
        var line = name + " S: " + wanted;
        if (!wanted.equals("...") || lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) {
            lines.add(line);
        }
    }

    /** Whether it can stand there line by line: with CRLF, and no backslash at an end. */
    private static boolean isLines(String text) {
        return !text.isEmpty()
                && text.codePoints()
                        .allMatch(c -> !Character.isISOControl(c) || c == '\r' || c == '\n')
                && !Pattern.compile("(^|[^\r])\n|\r($|[^\n])|\\\\(\r|$)").matcher(text).find();
    }

    /** A status with its code and any text; all else as it is. */
    private static String imap(String line) {
        if (line.startsWith("+")) {
            return "+ ...";
        }
        var status = STATUS.matcher(line);
        return status.matches()
                ? status.group(1) + Optional.ofNullable(status.group(2)).orElse("") + " ..."
                : line;
    }

    private static String pop3(String line) {
        var status = POP3_STATUS.matcher(line);
        if (!status.matches() || String.valueOf(status.group(3)).matches("\\d+ \\S+")) {
            return line;
        }
        return status.group(1) + Optional.ofNullable(status.group(2)).orElse("") + " ...";
    }
}

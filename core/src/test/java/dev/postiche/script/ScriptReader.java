package dev.postiche.script;

import dev.postiche.script.Script.Step;
import dev.postiche.script.Script.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads a script file; what it does not understand is an error with its line, so that a slip of the
 * pen cannot turn an expectation into nothing.
 */
final class ScriptReader {

    private static final Set<String> HEADERS =
            Set.of(
                    "rfc",
                    "about",
                    "fixture",
                    "login",
                    "pop3",
                    "recent",
                    "profile",
                    "separator",
                    "with",
                    "without",
                    "limit",
                    "quirk",
                    "auto-accounts");

    private static final Pattern HEADER = Pattern.compile("([a-z0-9-]+):\\s*(.*?)\\s*");
    private static final Pattern LINE = Pattern.compile("(\\w+)\\s+(C|S|L|raw):(?: (.*))?");
    private static final Pattern CLOCK = Pattern.compile("clock:\\s*\\+(\\d+)([smhd])\\s*");
    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\*|\\d+)}", Pattern.DOTALL);
    private static final Pattern COUNTED = Pattern.compile("(.*\\{)\\*(\\+?})", Pattern.DOTALL);

    /** A line of the dialogue, not yet joined with its literals. */
    private record Line(int number, String client, String side, String text) {

        boolean follows(Line before, String itsSide) {
            return client.equals(before.client) && side.equals(itsSide);
        }
    }

    private final String name;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private ScriptReader(String name) {
        this.name = name;
    }

    static Script read(Path folder, Path file) {
        var name = folder.relativize(file).toString().replace('\\', '/').replaceAll("\\.txt$", "");
        try {
            return read(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Script read(String name, String text) {
        var reader = new ScriptReader(name);
        reader.split(text);
        reader.toSteps();
        return new Script(name, Map.copyOf(reader.headers), List.copyOf(reader.steps));
    }

    private void split(String text) {
        var number = 0;
        var inHeaders = true;
        for (var line : text.split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) {
                inHeaders = inHeaders && headers.isEmpty();
            } else if (inHeaders) {
                header(number, line);
            } else if (CLOCK.matcher(line).matches()) {
                lines.add(new Line(number, "", "clock", line));
            } else if (!line.startsWith("#")) {
                var matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw wrong(number, "neither '<client> C: …' nor '<client> S: …'");
                }
                var rest = matcher.group(3) == null ? "" : matcher.group(3);
                lines.add(new Line(number, matcher.group(1), matcher.group(2), rest));
            }
        }
        if (!headers.containsKey("rfc") || !headers.containsKey("about")) {
            throw wrong(1, "the headers 'rfc:' and 'about:' are needed");
        }
        try {
            RfcSection.listOf(headers.get("rfc"));
        } catch (IllegalArgumentException e) {
            throw wrong(1, String.valueOf(e.getMessage()));
        }
    }

    private void header(int number, String line) {
        var matcher = HEADER.matcher(line);
        if (!matcher.matches() || !HEADERS.contains(matcher.group(1))) {
            throw wrong(number, "not one of the headers " + HEADERS);
        }
        if (headers.put(matcher.group(1), matcher.group(2)) != null) {
            throw wrong(number, "the header is there twice");
        }
    }

    private void toSteps() {
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            switch (line.side) {
                case "clock" -> steps.add(clock(line));
                case "C" -> send(i);
                case "raw" -> steps.add(new Step.Send(line.number, line.client, raw(line), false));
                case "L" -> steps.add(literal(line));
                default -> i = expect(i);
            }
        }
        for (var i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Skip skip
                    && !isExpectation(nextOf(skip.client(), i))) {
                throw wrong(skip.line(), "'...' needs an expectation after it");
            }
        }
    }

    private Optional<Step> nextOf(String client, int index) {
        return steps.stream().skip(index + 1L).filter(s -> s.client().equals(client)).findFirst();
    }

    private static boolean isExpectation(Optional<Step> step) {
        return step.filter(
                        s ->
                                s instanceof Step.Expect
                                        || s instanceof Step.ExpectUnordered
                                        || s instanceof Step.ExpectClosed)
                .isPresent();
    }

    private static Step clock(Line line) {
        var matcher = CLOCK.matcher(line.text);
        matcher.matches();
        var amount = Long.parseLong(matcher.group(1));
        var by =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        return new Step.AdvanceClock(line.number, line.client, by);
    }

    private void send(int index) {
        var line = lines.get(index);
        switch (line.text) {
            case "<close>" -> steps.add(new Step.Leave(line.number, line.client, false));
            case "<tls>" -> steps.add(new Step.StartTls(line.number, line.client));
            case "<deflate>" -> steps.add(new Step.StartDeflate(line.number, line.client));
            case "<reset>" -> steps.add(new Step.Leave(line.number, line.client, true));
            default -> {
                var text = counted(line.text, index + 1) + "\r\n";
                steps.add(new Step.Send(line.number, line.client, utf8(text), true));
            }
        }
    }

    /** Fills the number of octets of the literal lines that follow into {@code {*}}. */
    private String counted(String text, int next) {
        var matcher = COUNTED.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        var before = lines.get(next - 1);
        var count = 0;
        for (var i = next; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.follows(before, "L")) {
                count += utf8(literalText(line)).length;
            } else if (count > 0 || !line.side.equals("S")) {
                break;
            }
        }
        return matcher.group(1) + count + matcher.group(2);
    }

    private static Step literal(Line line) {
        return new Step.Send(line.number, line.client, utf8(literalText(line)), false);
    }

    /** A literal's line ends in CRLF unless it ends in a backslash. */
    private static String literalText(Line line) {
        return line.text.endsWith("\\")
                ? line.text.substring(0, line.text.length() - 1)
                : line.text + "\r\n";
    }

    /** Reads the expectation at {@code index} and returns the index of its last line. */
    private int expect(int index) {
        var line = lines.get(index);
        switch (line.text) {
            case "..." -> steps.add(new Step.Skip(line.number, line.client));
            case "<closed>" -> steps.add(new Step.ExpectClosed(line.number, line.client));
            case "<in any order>" -> {
                return expectUnordered(index + 1, this::mayComeInAnyOrder);
            }
            default -> {
                if (isListReply(line)) {
                    // No order is given to these. RFC 3501 §6.3.8
                    return expectUnordered(index, ScriptReader::isListReply);
                }
                var wanted = new ArrayList<Wanted>();
                var last = wanted(index, wanted);
                steps.add(new Step.Expect(line.number, line.client, wanted.get(0)));
                return last;
            }
        }
        return index;
    }

    private int expectUnordered(int from, Predicate<Line> belongs) {
        var wanted = new ArrayList<Wanted>();
        var i = from;
        while (i < lines.size()
                && lines.get(i).follows(lines.get(from), "S")
                && belongs.test(lines.get(i))) {
            i = wanted(i, wanted) + 1;
        }
        if (wanted.isEmpty()) {
            throw wrong(lines.get(from).number, "no reply that could come in any order");
        }
        steps.add(new Step.ExpectUnordered(lines.get(from).number, lines.get(from).client, wanted));
        return i - 1;
    }

    private static boolean isListReply(Line line) {
        return line.text.startsWith("* LIST ") || line.text.startsWith("* LSUB ");
    }

    private boolean mayComeInAnyOrder(Line line) {
        return isPop3(line.client)
                ? !line.text.matches("\\.+|[+]OK.*|-ERR.*")
                : line.text.startsWith("* ") || line.text.startsWith("+");
    }

    private boolean isPop3(String client) {
        return List.of(headers.getOrDefault("pop3", "").split("\\s*,\\s*")).contains(client);
    }

    /** Joins a server line with its literals; returns the index of its last line. */
    private int wanted(int index, List<Wanted> target) {
        var first = lines.get(index);
        var octets = new ByteArrayOutputStream();
        var i = index;
        while (true) {
            var text = lines.get(i).text;
            if (!LITERAL.matcher(text).matches()) {
                octets.writeBytes(utf8(text));
                break;
            }
            octets.writeBytes(utf8(counted(text, i + 1) + "\r\n"));
            while (++i < lines.size() && lines.get(i).follows(first, "L")) {
                octets.writeBytes(utf8(literalText(lines.get(i))));
            }
            if (i == lines.size() || !lines.get(i).follows(first, "S")) {
                throw wrong(first.number, "after a literal the reply must go on in an 'S:' line");
            }
        }
        target.add(new Wanted(first.number, octets.toByteArray()));
        return i;
    }

    /** Octets with escapes: {@code \r \n \t \\ \x00} and {@code \(text*1000)}. */
    private byte[] raw(Line line) {
        var octets = new ByteArrayOutputStream();
        var text = line.text;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                octets.writeBytes(utf8(text.substring(i, i + 1)));
                continue;
            }
            i++;
            switch (i < text.length() ? text.charAt(i) : ' ') {
                case 'r' -> octets.write('\r');
                case 'n' -> octets.write('\n');
                case 't' -> octets.write('\t');
                case '\\' -> octets.write('\\');
                case 'x' -> {
                    octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                case '(' -> {
                    var end = text.indexOf(')', i);
                    var star = text.lastIndexOf('*', end);
                    var times = Integer.parseInt(text.substring(star + 1, end));
                    octets.writeBytes(utf8(text.substring(i + 1, star).repeat(times)));
                    i = end;
                }
                default ->
                        throw wrong(line.number, "an escape that is not \\r \\n \\t \\\\ \\x \\(");
            }
        }
        return octets.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private IllegalArgumentException wrong(int line, String why) {
        return new IllegalArgumentException(name + ".txt:" + line + ": " + why);
    }
}

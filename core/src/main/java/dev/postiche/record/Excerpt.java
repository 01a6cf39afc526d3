package dev.postiche.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A dialogue in short, as failures show it: how it began, how it ended, and what surrounds the
 * exchange in question. A report that scrolls for pages is not read; what is left out is marked.
 */
final class Excerpt {

    private static final int HEAD = 6;
    private static final int AROUND = 15;
    private static final int TAIL = 24;

    /** As many as are shown whole: a few lines left out save nothing. */
    private static final int WHOLE = HEAD + 2 * AROUND + TAIL + 4;

    private static final int WIDTH = 160;
    private static final int CUT_TO = 120;
    private static final int SESSIONS = 4;
    private static final int TITLES = 20;

    private record Line(int exchange, String text) {}

    private Excerpt() {}

    /**
     * One session.
     *
     * @param exchange the number of the one that is marked, 0 for none
     */
    static String of(RecordedSession session, int exchange) {
        var lines = lines(session, exchange);
        var text = new StringBuilder(Dialogue.title(session)).append('\n');
        append(text, lines, first(lines, exchange));
        if (lines.size() > WHOLE) {
            text.append("(all of it: RecordingFile.save(mail.recording(), Path.of(\"said.html\"))")
                    .append(" or GET /api/v1/sessions/")
                    .append(session.number())
                    .append(")\n");
        }
        return text.toString();
    }

    /** One exchange. */
    static String of(RecordedExchange exchange) {
        var text = new StringBuilder();
        var lines =
                exchange.dialogue()
                        .lines()
                        .map(line -> new Line(exchange.number(), cut(line)))
                        .toList();
        append(text, lines, -1);
        return text.toString();
    }

    private static void append(StringBuilder text, List<Line> lines, int marked) {
        int hidden = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean shown =
                    lines.size() <= WHOLE
                            || i < HEAD
                            || i >= lines.size() - TAIL
                            || (marked >= 0 && Math.abs(i - marked) <= AROUND);
            if (shown) {
                mark(text, hidden);
                text.append(lines.get(i).text()).append('\n');
            }
            hidden = shown ? 0 : hidden + 1;
        }
    }

    private static void mark(StringBuilder text, int hidden) {
        if (hidden > 0) {
            text.append("         … ").append(hidden).append(" lines left out\n");
        }
    }

    /** Several sessions: of the earlier ones only what they are, if they are many. */
    static String of(List<RecordedSession> sessions) {
        int last = Math.max(0, sessions.size() - SESSIONS);
        int unnamed = Math.max(0, last - TITLES);
        return (unnamed == 0 ? "" : "… %s sessions left out\n".formatted(unnamed))
                + sessions.subList(unnamed, last).stream()
                        .map(session -> Dialogue.title(session) + "\n")
                        .collect(Collectors.joining())
                + (last == 0 ? "" : "\n")
                + sessions.subList(last, sessions.size()).stream()
                        .map(session -> of(session, 0))
                        .collect(Collectors.joining("\n"));
    }

    private static List<Line> lines(RecordedSession session, int marked) {
        var lines = new ArrayList<Line>();
        for (var entry : Dialogue.entries(session)) {
            boolean mark = entry.exchange() == marked && marked > 0;
            var time = Dialogue.time(entry.at());
            entry.text()
                    .lines()
                    .map(line -> (mark ? ">" + time.substring(1) : time) + entry.sign() + cut(line))
                    .forEach(line -> lines.add(new Line(entry.exchange(), line)));
        }
        return lines;
    }

    private static int first(List<Line> lines, int exchange) {
        for (int i = 0; i < lines.size(); i++) {
            if (exchange > 0 && lines.get(i).exchange() == exchange) {
                return i;
            }
        }
        return -1;
    }

    private static String cut(String line) {
        return line.length() <= WIDTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, CUT_TO))
                        + "… (%s characters more)".formatted(line.length() - CUT_TO);
    }
}

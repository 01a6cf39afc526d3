package dev.postiche.record;

import dev.postiche.record.Dialogue.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Sessions as a sequence diagram in the language of Mermaid, which many pages draw. */
final class SequenceDiagram {

    /** More of one reply would make an arrow of it that nobody reads. */
    private static final int LINES = 6;

    private static final int WIDTH = 100;

    private record Arrow(Instant at, RecordedSession session, Dialogue.Entry entry) {}

    private SequenceDiagram() {}

    static String of(List<RecordedSession> sessions) {
        var text = new StringBuilder("sequenceDiagram\n");
        for (var session : sessions) {
            text.append("    participant ").append(name(session)).append(" as ");
            text.append(escaped(session.account().orElse("nobody")));
            text.append(" (session ").append(session.number()).append(")\n");
        }
        text.append("    participant server\n");
        var arrows = new ArrayList<Arrow>();
        for (var session : sessions) {
            for (var entry : Dialogue.entries(session)) {
                arrows.add(new Arrow(session.began().plus(entry.at()), session, entry));
            }
        }
        arrows.sort(Comparator.comparing(Arrow::at));
        arrows.forEach(arrow -> append(text, arrow));
        return text.toString();
    }

    private static void append(StringBuilder text, Arrow arrow) {
        var client = name(arrow.session());
        var who = arrow.entry().who();
        text.append("    ")
                .append(
                        who == Who.CLIENT
                                ? client + "->>server"
                                : who == Who.SERVER
                                        ? "server-->>" + client
                                        : "Note over " + client + ",server")
                .append(": ")
                .append(label(arrow.entry().text()))
                .append('\n');
    }

    private static String name(RecordedSession session) {
        return "s" + session.number();
    }

    private static String label(String said) {
        var lines = said.lines().toList();
        int hidden = lines.size() <= LINES ? 0 : lines.size() - LINES + 1;
        return lines.stream()
                        .limit(lines.size() - hidden)
                        .map(SequenceDiagram::cut)
                        .map(SequenceDiagram::escaped)
                        .collect(Collectors.joining("<br/>"))
                + (hidden > 0 ? "<br/>… %s more lines".formatted(hidden) : "");
    }

    private static String cut(String line) {
        return line.length() <= WIDTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(WIDTH, points(line))))
                        + "…";
    }

    private static int points(String line) {
        return line.codePointCount(0, line.length());
    }

    /** What Mermaid, or the page that draws it, would take for its own is told by number. */
    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            boolean plain =
                                    Character.isLetterOrDigit(c)
                                            || " -+*.,/()[]=_@$'!?~^|:".indexOf(c) >= 0;
                            if (plain && !(c == ':' && safe.isEmpty())) {
                                safe.appendCodePoint(c);
                            } else if (!Character.isISOControl(c)) {
                                safe.append('#').append(c).append(';');
                            }
                        });
        return safe.isEmpty() ? "#32;" : safe.toString();
    }
}

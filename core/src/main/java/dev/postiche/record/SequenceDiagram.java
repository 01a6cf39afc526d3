package dev.postiche.record;

import dev.postiche.record.Dialogue.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Sessions as a sequence diagram in the language of Mermaid, which many pages draw. */
final class SequenceDiagram {

    /** More of one reply would make an arrow of it that nobody reads. */
    private static final int LINES = 6;

    private static final int WIDTH = 100;

    /** Mermaid draws no diagram of more than 50,000 characters. */
    private static final int ROOM = 40_000;

    private static final int PARTICIPANT = 60;

    private record Arrow(Instant at, RecordedSession session, Dialogue.Entry entry) {}

    private SequenceDiagram() {}

    static String of(List<RecordedSession> sessions) {
        var arrows = new ArrayList<Arrow>();
        for (var session : sessions) {
            for (var entry : Dialogue.entries(session)) {
                arrows.add(new Arrow(session.began().plus(entry.at()), session, entry));
            }
        }
        arrows.sort(Comparator.comparing(Arrow::at));
        int first = fitting(arrows);
        int last = fitting(reversed(arrows.subList(first, arrows.size())));
        int hidden = arrows.size() - first - last;
        var shown = new ArrayList<>(arrows.subList(0, first));
        shown.addAll(arrows.subList(first + hidden, arrows.size()));
        var numbers = shown.stream().map(it -> it.session().number()).collect(Collectors.toSet());
        var text = new StringBuilder("sequenceDiagram\n");
        sessions.stream()
                .filter(it -> numbers.contains(it.number()))
                .forEach(it -> text.append(participant(it)));
        text.append("    participant server\n");
        for (int i = 0; i < shown.size(); i++) {
            if (i == first && hidden > 0) {
                text.append("    Note over server: … %s steps left out\n".formatted(hidden));
            }
            text.append(line(shown.get(i)));
        }
        return text.toString();
    }

    /** How many of the arrows have room, with the participants that they bring along. */
    private static int fitting(List<Arrow> arrows) {
        int used = 0;
        int count = 0;
        var participants = new HashSet<Integer>();
        for (var arrow : arrows) {
            used += line(arrow).length();
            used += participants.add(arrow.session().number()) ? PARTICIPANT : 0;
            if (used > ROOM / 2) {
                break;
            }
            count++;
        }
        return count;
    }

    private static List<Arrow> reversed(List<Arrow> arrows) {
        var reversed = new ArrayList<>(arrows);
        Collections.reverse(reversed);
        return reversed;
    }

    private static String participant(RecordedSession session) {
        return "    participant %s as %s (session %s)\n"
                .formatted(
                        name(session),
                        escaped(cut(session.account().orElse("nobody"))),
                        session.number());
    }

    private static String line(Arrow arrow) {
        var client = name(arrow.session());
        var who = arrow.entry().who();
        var arc =
                who == Who.CLIENT
                        ? client + "->>server"
                        : who == Who.SERVER
                                ? "server-->>" + client
                                : "Note over " + client + ",server";
        return "    " + arc + ": " + label(arrow.entry().text()) + "\n";
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

package dev.postiche.fault;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Says lines of the rest of a reply otherwise: {@code {"rewriteLine": {"find": "FLAGS \\([^)]*\\)
 * ?", "with": ""}}}. In a line with literals each of them is one character, which goes where the
 * line's other parts go; its content is not looked at.
 *
 * @param find a regular expression of Java, searched in each line without its CRLF
 * @param with in its place; {@code $1} is the text of a group, {@code ${1+10}} and {@code ${1-10}}
 *     the number in it and so much more or less, {@code ${1:literal}} its text as a literal
 */
public record RewriteLine(String find, String with) implements Action {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:([0-9])|\\{([0-9])(?:([+-][0-9]{1,9})|(:literal))?})");

    /** Checks the expression, and that it has the groups that are referred to. */
    public RewriteLine {
        try {
            int groups = Pattern.compile(find).matcher("").groupCount();
            REFERENCE
                    .matcher(with)
                    .results()
                    .map(RewriteLine::group)
                    .filter(group -> group > groups)
                    .findFirst()
                    .ifPresent(
                            group -> {
                                throw new IllegalArgumentException(
                                        "with refers to group %s, find has %s"
                                                .formatted(group, groups));
                            });
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "find is no regular expression: " + e.getDescription(), e);
        }
    }

    /** What stands in place of what was found. */
    public String replacement(Matcher found) {
        var text = new StringBuilder();
        var reference = REFERENCE.matcher(with);
        int from = 0;
        while (reference.find()) {
            text.append(with, from, reference.start());
            var value = Optional.ofNullable(found.group(group(reference))).orElse("");
            if (reference.group(3) != null) {
                text.append(sum(value, Long.parseLong(reference.group(3))));
            } else if (reference.group(4) != null) {
                text.append('{').append(value.length()).append("}\r\n").append(value);
            } else {
                text.append(value);
            }
            from = reference.end();
        }
        return text.append(with, from, with.length()).toString();
    }

    private static int group(MatchResult reference) {
        return Integer.parseInt(
                reference.group(1) == null ? reference.group(2) : reference.group(1));
    }

    /** What is no number stays what it is. */
    private static String sum(String number, long more) {
        return number.matches("[0-9]{1,18}")
                ? Long.toString(Math.max(0, Long.parseLong(number) + more))
                : number;
    }

    @Override
    public String word() {
        return "rewriteLine";
    }

    @Override
    public void perform(Stage stage) {
        stage.rewriteLines(this);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return Moments.needsReplyLines(place);
    }
}

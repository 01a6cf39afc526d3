package dev.postiche.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of a POP3 reply as a script wants it: text in which {@code ...} stands for anything and
 * {@code ?name} for a word that is kept. RFC 1939 §3
 */
final class TextPattern {

    private static final Pattern SPECIAL = Pattern.compile("( \\.{3}$)|\\.{3}|\\?(\\w*)");

    private final Pattern pattern;
    private final List<String> names;
    private final Map<String, String> kept;

    private TextPattern(Pattern pattern, List<String> names, Map<String, String> kept) {
        this.pattern = pattern;
        this.names = names;
        this.kept = kept;
    }

    static TextPattern of(String text, Map<String, String> kept) {
        var regex = new StringBuilder();
        var names = new ArrayList<String>();
        var from = 0;
        for (var special = SPECIAL.matcher(text); special.find(); from = special.end()) {
            regex.append(Pattern.quote(text.substring(from, special.start())));
            var name = special.group(2);
            if (special.group(1) != null) {
                // A status may stand alone. RFC 2449 §3
                regex.append("(?: .*)?");
            } else if (name == null) {
                regex.append(".*");
            } else if (kept.containsKey(name)) {
                regex.append(Pattern.quote(kept.getOrDefault(name, "")));
            } else {
                regex.append("(\\S+?)");
                names.add(name);
            }
        }
        regex.append(Pattern.quote(text.substring(from)));
        return new TextPattern(Pattern.compile(regex.toString(), Pattern.DOTALL), names, kept);
    }

    boolean matches(byte[] line) {
        var matcher = pattern.matcher(new String(line, StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            return false;
        }
        for (var i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                kept.put(names.get(i), matcher.group(i + 1));
            }
        }
        return true;
    }
}

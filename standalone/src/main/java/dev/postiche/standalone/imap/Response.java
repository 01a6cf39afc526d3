package dev.postiche.standalone.imap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One response of a server.
 *
 * @param tag {@code *}, {@code +}, or the tag of the command that it ends
 * @param number what stands before the name in {@code 3 FETCH}
 * @param name in upper case: {@code OK}, {@code LIST}, {@code FETCH}
 * @param values what follows; of a status response nothing
 * @param text of a status response all behind its name, its code included
 */
record Response(String tag, OptionalLong number, String name, List<Value> values, String text) {

    private static final Pattern CODE = Pattern.compile("\\[([A-Za-z0-9-]+)(?: ([^]]*))?].*");

    boolean isUntagged() {
        return tag.equals("*");
    }

    /** RFC 9051 §7.1 */
    boolean isStatus() {
        return switch (name) {
            case "OK", "NO", "BAD", "BYE", "PREAUTH" -> true;
            default -> false;
        };
    }

    /** The argument of a response code, empty if it has none. RFC 9051 §7.1 */
    Optional<String> code(String wanted) {
        var code = CODE.matcher(text);
        return isStatus() && code.matches() && code.group(1).equalsIgnoreCase(wanted)
                ? Optional.of(code.group(2) == null ? "" : code.group(2))
                : Optional.empty();
    }

    /** The values of a FETCH by their names; of one that is there twice, the first. */
    Optional<Value> item(String wanted) {
        var items = values.isEmpty() ? List.<Value>of() : values.get(0).values();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            if (items.get(i).text().toUpperCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(items.get(i + 1));
            }
        }
        return Optional.empty();
    }
}

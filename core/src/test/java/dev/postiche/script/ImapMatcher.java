package dev.postiche.script;

import dev.postiche.script.ImapReply.Continuation;
import dev.postiche.script.ImapReply.Status;
import dev.postiche.script.ImapReply.Untagged;
import dev.postiche.script.ImapValue.Above;
import dev.postiche.script.ImapValue.Absent;
import dev.postiche.script.ImapValue.Atom;
import dev.postiche.script.ImapValue.Hole;
import dev.postiche.script.ImapValue.Item;
import dev.postiche.script.ImapValue.Items;
import dev.postiche.script.ImapValue.Rest;
import dev.postiche.script.ImapValue.Text;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a reply with what the script wants: by value, so that a reply fails for what it says and
 * not for a freedom that the RFCs give it.
 */
final class ImapMatcher {

    /** Response codes with sets of numbers in them. */
    private static final Set<String> UID_SETS = Set.of("COPYUID", "APPENDUID", "MODIFIED");

    /** Replies that enumerate a set. */
    private static final Set<String> SETS = Set.of("SEARCH", "CAPABILITY", "ENABLED");

    /** What a server may add to any name, unasked: hints, not properties. RFC 3501 §7.2.2 */
    private static final Set<String> HINTS =
            Set.of(
                    "\\MARKED",
                    "\\UNMARKED",
                    "\\HASCHILDREN",
                    "\\HASNOCHILDREN",
                    "\\ALL",
                    "\\ARCHIVE",
                    "\\DRAFTS",
                    "\\FLAGGED",
                    "\\JUNK",
                    "\\SENT",
                    "\\TRASH",
                    "\\IMPORTANT",
                    "\\NONEXISTENT");

    private static final Set<String> CHILDREN = Set.of("\\HASCHILDREN", "\\HASNOCHILDREN");

    /** RFC 3501 §9, date-time: a day of one digit has a space or a zero before it. */
    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("dd-MMM-uuuu HH:mm:ss xx")
                    .toFormatter(Locale.ENGLISH);

    private final boolean recentExact;
    private final Map<String, String> kept;

    /**
     * @param recentExact whether \Recent counts; otherwise it is ignored where the script does not
     *     speak of it, since RFC 3501 §2.3.2 leaves open which of several sessions sees it
     * @param kept what holes with a name were filled with
     */
    ImapMatcher(boolean recentExact, Map<String, String> kept) {
        this.recentExact = recentExact;
        this.kept = kept;
    }

    /** Whether the reply may pass although nobody listed it. */
    boolean passesUnlisted(ImapReply reply) {
        return !recentExact && reply instanceof Untagged data && data.kind().equals("RECENT");
    }

    boolean matches(ImapReply wanted, ImapReply got) {
        var before = Map.copyOf(kept);
        if (equal(wanted, got)) {
            return true;
        }
        kept.clear();
        kept.putAll(before);
        return false;
    }

    private boolean equal(ImapReply wanted, ImapReply got) {
        if (wanted instanceof Status w && got instanceof Status g) {
            return (w.tag().equals("?") || w.tag().equals(g.tag()))
                    && List.of(w.condition().upper().split("\\|")).contains(g.condition().upper())
                    && (codeMatches(w.code(), g.code()) || (w.code().isEmpty() && isAny(w.text())))
                    && textMatches(w.text(), g.text());
        }
        if (wanted instanceof Continuation w && got instanceof Continuation g) {
            return textMatches(w.text(), g.text());
        }
        return wanted instanceof Untagged w && got instanceof Untagged g && dataMatches(w, g);
    }

    private static boolean isAny(String text) {
        return text.equals("...");
    }

    private static boolean textMatches(String wanted, String got) {
        return wanted.endsWith("...")
                ? got.startsWith(wanted.substring(0, wanted.length() - 3))
                : wanted.equals(got);
    }

    private boolean codeMatches(Optional<List<Item>> wanted, Optional<List<Item>> got) {
        if (wanted.isEmpty() || got.isEmpty()) {
            // "[]" in a script: there must be no code.
            return wanted.map(List::isEmpty).orElse(true) && got.isEmpty();
        }
        var w = wanted.get();
        var g = got.get();
        if (!w.isEmpty() && w.get(0).value() instanceof Atom name) {
            if (SETS.contains(name.upper())) {
                return setMatches(values(w), values(g));
            }
            if (UID_SETS.contains(name.upper())) {
                return uidSetsMatch(values(w), values(g));
            }
        }
        return listMatches(w, g);
    }

    /** UID sets number by number: 4:6 and 4,5,6 are the same, and their order counts. */
    private boolean uidSetsMatch(List<ImapValue> wanted, List<ImapValue> got) {
        if (wanted.size() != got.size()) {
            return false;
        }
        for (var i = 0; i < wanted.size(); i++) {
            var same =
                    (wanted.get(i) instanceof Atom w && got.get(i) instanceof Atom g)
                            ? expanded(w.text()).equals(expanded(g.text()))
                            : valueMatches(wanted.get(i), got.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static List<String> expanded(String set) {
        if (!set.matches("\\d+(:\\d+)?(,\\d+(:\\d+)?)*")) {
            return List.of(set.toUpperCase(Locale.ROOT));
        }
        var numbers = new ArrayList<String>();
        for (var range : set.split(",")) {
            var ends = range.split(":");
            var last = Long.parseLong(ends[ends.length - 1]);
            for (var n = Long.parseLong(ends[0]); n <= last; n++) {
                numbers.add(String.valueOf(n));
            }
        }
        return numbers;
    }

    private boolean dataMatches(Untagged wanted, Untagged got) {
        if (!wanted.kind().equals(got.kind())) {
            return false;
        }
        var w = values(wanted.values());
        var g = values(got.values());
        if (SETS.contains(wanted.kind())) {
            return setMatches(w, g);
        }
        return switch (wanted.kind()) {
            case "FETCH", "UIDFETCH" ->
                    w.size() == 3
                            && g.size() == 3
                            && valueMatches(w.get(0), g.get(0))
                            && w.get(2) instanceof Items wi
                            && g.get(2) instanceof Items gi
                            && pairsMatch(wi.values(), gi.values());
            case "STATUS" ->
                    w.size() == 3
                            && g.size() == 3
                            && mailboxMatches(w.get(1), g.get(1))
                            && w.get(2) instanceof Items wi
                            && g.get(2) instanceof Items gi
                            && pairsMatch(wi.values(), gi.values());
            case "LIST", "LSUB" ->
                    w.size() == g.size()
                            && w.size() >= 4
                            && attributesMatch(w.get(1), g.get(1))
                            && valueMatches(w.get(2), g.get(2))
                            && mailboxMatches(w.get(3), g.get(3))
                            && valuesMatch(w.subList(4, w.size()), g.subList(4, g.size()));
            case "FLAGS" -> w.size() == g.size() && flagsMatch(w.get(1), g.get(1));
            case "ESEARCH" -> esearchMatches(w, g);
            case "VANISHED" -> uidSetsMatch(w, g);
            default -> listMatches(wanted.values(), got.values());
        };
    }

    /** A correlator, UID or not, and data in any order. RFC 4466 §2.6.2 */
    private boolean esearchMatches(List<ImapValue> wanted, List<ImapValue> got) {
        var w = new ArrayList<>(wanted.subList(1, wanted.size()));
        var g = new ArrayList<>(got.subList(1, got.size()));
        if (!w.isEmpty() && w.get(0) instanceof Items correlator) {
            if (g.isEmpty() || !valueMatches(correlator, g.remove(0))) {
                return false;
            }
            w.remove(0);
        }
        var uid = new Atom("UID");
        if (w.remove(uid) != g.remove(uid)) {
            return false;
        }
        return pairsMatch(w, g);
    }

    private boolean pairsMatch(List<ImapValue> wanted, List<ImapValue> got) {
        var left = new ArrayList<>(got);
        for (var i = 0; i < wanted.size(); i += 2) {
            if (wanted.get(i) instanceof Rest) {
                return true;
            }
            if (wanted.get(i) instanceof Hole && left.size() > 1) {
                if (!valueMatches(wanted.get(i + 1), left.get(1))) {
                    return false;
                }
                left.subList(0, 2).clear();
                continue;
            }
            if (!(wanted.get(i) instanceof Atom name) || i + 1 == wanted.size()) {
                return false;
            }
            var at = indexOf(name, left);
            if (at < 0 || !pairMatches(name, wanted.get(i + 1), left.get(at + 1))) {
                return false;
            }
            left.subList(at, at + 2).clear();
        }
        return left.isEmpty();
    }

    private static int indexOf(Atom name, List<ImapValue> pairs) {
        for (var i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs.get(i) instanceof Atom atom && item(atom).equals(item(name))) {
                return i;
            }
        }
        return -1;
    }

    /** The names in a section are astrings: quoted or not, in any case. */
    private static String item(Atom name) {
        return name.upper().replace("\"", "");
    }

    private boolean pairMatches(Atom name, ImapValue wanted, ImapValue got) {
        return switch (name.upper()) {
            case "FLAGS" -> flagsMatch(wanted, got);
            case "BODY", "BODYSTRUCTURE" -> bodyMatches(wanted, got);
            case "ALL" -> uidSetsMatch(List.of(wanted), List.of(got));
            case "INTERNALDATE" ->
                    (wanted instanceof Text w && got instanceof Text g)
                            ? sameInstant(w.octets(), g.octets())
                            : valueMatches(wanted, got);
            default -> valueMatches(wanted, got);
        };
    }

    private static boolean sameInstant(String wanted, String got) {
        try {
            return dateTime(wanted).isEqual(dateTime(got));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static OffsetDateTime dateTime(String text) {
        return OffsetDateTime.parse(text.replaceFirst("^ ", "0"), DATE_TIME);
    }

    private boolean flagsMatch(ImapValue wanted, ImapValue got) {
        if (!(wanted instanceof Items w) || !(got instanceof Items g)) {
            return valueMatches(wanted, got);
        }
        var speaksOfIt = w.values().stream().anyMatch(ImapMatcher::isRecent);
        return setMatches(
                w.values(),
                g.values().stream()
                        .filter(flag -> recentExact || speaksOfIt || !isRecent(flag))
                        .toList());
    }

    private static boolean isRecent(ImapValue value) {
        return value instanceof Atom atom && atom.is("\\Recent");
    }

    private boolean attributesMatch(ImapValue wanted, ImapValue got) {
        if (!(wanted instanceof Items w) || !(got instanceof Items g)) {
            return valueMatches(wanted, got);
        }
        var listed = w.values().stream().map(ImapMatcher::upper).toList();
        var childrenCount = listed.stream().anyMatch(CHILDREN::contains);
        return setMatches(
                w.values(),
                g.values().stream()
                        .filter(
                                attribute ->
                                        listed.contains(upper(attribute))
                                                || !HINTS.contains(upper(attribute))
                                                || (childrenCount
                                                        && CHILDREN.contains(upper(attribute))))
                        .toList());
    }

    private static String upper(ImapValue value) {
        return value.toString().toUpperCase(Locale.ROOT);
    }

    /** A mailbox is an astring: an atom and a string of the same octets are the same name. */
    private boolean mailboxMatches(ImapValue wanted, ImapValue got) {
        if (wanted instanceof Hole) {
            return valueMatches(wanted, got);
        }
        var name = octets(wanted);
        return name.equals(octets(got))
                || (name.equals("INBOX") && octets(got).matches("(?i)inbox"));
    }

    private static String octets(ImapValue value) {
        return value instanceof Text text ? text.octets() : value.toString();
    }

    private boolean setMatches(List<ImapValue> wanted, List<ImapValue> got) {
        var left = new ArrayList<>(got);
        for (var value : wanted) {
            if (value instanceof Rest) {
                return true;
            }
            if (value instanceof Absent absent) {
                if (got.stream().anyMatch(present -> upper(present).equals(absent.name()))) {
                    return false;
                }
                continue;
            }
            var match =
                    left.stream().filter(candidate -> valueMatches(value, candidate)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            left.remove(match.get());
        }
        return left.isEmpty();
    }

    private boolean listMatches(List<Item> wanted, List<Item> got) {
        for (var i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).value() instanceof Rest) {
                return true;
            }
            if (i >= got.size()
                    || wanted.get(i).glued() != got.get(i).glued()
                    || !valueMatches(wanted.get(i).value(), got.get(i).value())) {
                return false;
            }
        }
        return wanted.size() == got.size();
    }

    private boolean valuesMatch(List<ImapValue> wanted, List<ImapValue> got) {
        return listMatches(
                wanted.stream().map(value -> new Item(false, value)).toList(),
                got.stream().map(value -> new Item(false, value)).toList());
    }

    private boolean valueMatches(ImapValue wanted, ImapValue got) {
        if (wanted instanceof Hole hole) {
            if (hole.name().isEmpty()) {
                return true;
            }
            var before = kept.putIfAbsent(hole.name(), octets(got));
            return before == null || before.equals(octets(got));
        }
        if (wanted instanceof Above above) {
            return got instanceof Atom number
                    && number.text().matches("\\d+")
                    && Long.parseLong(number.text())
                            > Long.parseLong(kept.getOrDefault(above.name(), "0"));
        }
        if (wanted instanceof Atom w) {
            return got instanceof Atom g && item(w).equals(item(g));
        }
        if (wanted instanceof Items w) {
            return got instanceof Items g
                    && (isFlagList(w)
                            ? setMatches(w.values(), g.values())
                            : listMatches(w.items(), g.items()));
        }
        return wanted.equals(got);
    }

    /** PERMANENTFLAGS, say: a list of flags is a set wherever it stands. */
    private static boolean isFlagList(Items list) {
        return list.values().stream()
                .anyMatch(value -> value instanceof Atom atom && atom.text().startsWith("\\"));
    }

    /** MIME's words ignore case; a script writes them in capitals. RFC 2045 §5.1 */
    private boolean bodyMatches(ImapValue wanted, ImapValue got) {
        if (wanted instanceof Text w && got instanceof Text g) {
            return w.octets().equals(g.octets())
                    || (w.octets().equals(w.octets().toUpperCase(Locale.ROOT))
                            && w.octets().equalsIgnoreCase(g.octets()));
        }
        if (!(wanted instanceof Items w) || !(got instanceof Items g)) {
            return valueMatches(wanted, got);
        }
        for (var i = 0; i < w.items().size(); i++) {
            if (w.items().get(i).value() instanceof Rest) {
                return true;
            }
            if (i >= g.items().size()
                    || w.items().get(i).glued() != g.items().get(i).glued()
                    || !bodyMatches(w.items().get(i).value(), g.items().get(i).value())) {
                return false;
            }
        }
        return w.items().size() == g.items().size();
    }

    private static List<ImapValue> values(List<Item> items) {
        return items.stream().map(Item::value).toList();
    }
}

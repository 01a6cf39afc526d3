package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.grammar.ImapParser;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an annotation: a path that says whether it is shared. RFC 5464 §3.2.
 *
 * @param name in lower case, since case does not matter
 */
record MetadataEntry(String name) {

    private static final Pattern PATH = Pattern.compile("/(private|shared)(/[^/*%\\x00-\\x19]+)*");

    /** The entry or entries to be read, which need not be whole names. RFC 5464 §4.2.2 */
    static MetadataEntry parse(ImapParser in) {
        var written = in.astring();
        var name = written.toLowerCase(Locale.ROOT);
        boolean isAscii = name.chars().allMatch(c -> c < 0x80);
        if (!isAscii || !PATH.matcher(name).matches()) {
            throw in.bad(
                    "the name of an entry begins with /private/ or /shared/, has no empty part,"
                            + " and no \"*\" or \"%\"");
        }
        return new MetadataEntry(name);
    }

    /** An entry to be set, which is a whole name. RFC 5464 §3.2 */
    static MetadataEntry parseWhole(ImapParser in) {
        var entry = parse(in);
        var parts = entry.name.split("/", -1);
        if (parts.length < 3 || (parts[2].equals("vendor") && parts.length < 5)) {
            throw in.bad("the name of an entry has more parts than " + entry.name);
        }
        return entry;
    }

    boolean isPrivate() {
        return name.startsWith("/private");
    }

    /** Whether another name is this one or lies so far below it. RFC 5464 §4.2.2 */
    boolean covers(String other, int depth) {
        return other.equals(name)
                || (other.startsWith(name + "/")
                        && other.substring(name.length()).chars().filter(c -> c == '/').count()
                                <= depth);
    }
}

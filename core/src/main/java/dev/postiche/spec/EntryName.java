package dev.postiche.spec;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of annotations, which begin with whose they are. RFC 5464 §3.2 */
final class EntryName {
    private static final String COMPONENTS = "(/[ -~&&[^/*%]]+)+";
    private static final Pattern OF_A_MAILBOX =
            Pattern.compile("(?i)/shared" + COMPONENTS + "|(?<user>.+:)?/private" + COMPONENTS);
    private static final Pattern PRIVATE = Pattern.compile("(?i)/private" + COMPONENTS);
    private static final Pattern SHARED = Pattern.compile("(?i)/shared" + COMPONENTS);

    private EntryName() {}

    static String ofAMailbox(String name) {
        var matcher = OF_A_MAILBOX.matcher(name);
        if (!matcher.matches()) {
            throw refused("/shared/comment, /private/comment or ben:/private/comment", name);
        }
        int start = Math.max(0, matcher.end("user"));
        return name.substring(0, start) + folded(name.substring(start));
    }

    static String privateOfTheServer(String name) {
        if (!PRIVATE.matcher(name).matches()) {
            throw refused("/private/comment", name);
        }
        return folded(name);
    }

    static String sharedOfTheServer(String name) {
        if (!SHARED.matcher(name).matches()) {
            throw refused("/shared/comment", name);
        }
        return folded(name);
    }

    /** Case does not matter. RFC 5464 §3.2 */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException refused(String example, String name) {
        return new IllegalArgumentException(
                "the name of an annotation here is like " + example + ", not " + name);
    }
}

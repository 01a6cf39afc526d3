package dev.postiche;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names as an error lists them, so that the right one is seen beside the wrong one. */
final class Names {

    /** INBOX first, as people expect it, then by name. */
    static final Comparator<String> INBOX_FIRST =
            Comparator.comparing((String name) -> !name.equals("INBOX"))
                    .thenComparing(Comparator.naturalOrder());

    private static final int LISTED = 20;

    private Names() {}

    /** {@code accounts: anna, bob}, or {@code there are no accounts}. */
    static String list(String what, Stream<String> names) {
        List<String> all = names.toList();
        var rest = all.size() - LISTED;
        return all.isEmpty()
                ? "there are no " + what
                : what
                        + ": "
                        + all.stream().limit(LISTED).collect(Collectors.joining(", "))
                        + (rest > 0 ? " and " + rest + " more" : "");
    }
}

package dev.postiche.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a server can leave its client, as the client's socket sees them. */
public enum CloseKind {
    /** All that was sent arrives, then the end of the stream. */
    FIN,
    /** All that was sent arrives, then "connection reset". */
    RESET,
    /** The server says no more, but reads on until the client leaves. */
    HALF,
    /** The end of the stream without TLS's close_notify, RFC 8446 §6.1; without TLS like FIN. */
    NO_CLOSE_NOTIFY;

    /** The word for it in JSON: {@code no-close-notify}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that word. */
    public static Optional<CloseKind> byWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CloseKind::word).toList();
    }
}

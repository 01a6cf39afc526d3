package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.Locale;
import java.util.Set;

/**
 * The commands that only one of the protocols has, to see that a fault waits for what cannot come.
 * RFC 9051 §6, RFC 1939 §5–§7.
 */
final class CommandWords {
    private static final Set<String> ONLY_IMAP =
            Set.of(
                    "AUTHENTICATE",
                    "LOGIN",
                    "LOGOUT",
                    "STARTTLS",
                    "CAPABILITY",
                    "SELECT",
                    "EXAMINE",
                    "CREATE",
                    "DELETE",
                    "RENAME",
                    "SUBSCRIBE",
                    "UNSUBSCRIBE",
                    "LSUB",
                    "NAMESPACE",
                    "STATUS",
                    "APPEND",
                    "IDLE",
                    "CLOSE",
                    "UNSELECT",
                    "EXPUNGE",
                    "SEARCH",
                    "FETCH",
                    "STORE",
                    "COPY",
                    "MOVE",
                    "CHECK",
                    "ENABLE",
                    "ID",
                    "SORT",
                    "THREAD",
                    "NOTIFY",
                    "GETQUOTA",
                    "GETQUOTAROOT",
                    "SETQUOTA",
                    "GETACL",
                    "SETACL",
                    "DELETEACL",
                    "LISTRIGHTS",
                    "MYRIGHTS",
                    "GETMETADATA",
                    "SETMETADATA",
                    "COMPRESS",
                    "UNAUTHENTICATE",
                    "LANGUAGE",
                    "COMPARATOR",
                    "ESEARCH",
                    "REPLACE",
                    "CANCELUPDATE",
                    "UIDBATCHES",
                    "GENURLAUTH",
                    "RESETKEY",
                    "URLFETCH",
                    "GETJMAPACCESS",
                    "XLIST");

    private static final Set<String> ONLY_POP3 =
            Set.of(
                    "USER", "PASS", "APOP", "AUTH", "STLS", "CAPA", "STAT", "RETR", "DELE", "RSET",
                    "QUIT", "TOP", "UIDL", "LAST", "UTF8", "LANG");

    private CommandWords() {}

    /** Whether the pattern names a command of the other protocol alone. */
    static boolean isForeign(Protocol protocol, String pattern) {
        var word = pattern.toUpperCase(Locale.ROOT);
        var name = word.startsWith("UID ") ? word.substring("UID ".length()) : word;
        return (protocol == Protocol.IMAP ? ONLY_POP3 : ONLY_IMAP).contains(name);
    }
}

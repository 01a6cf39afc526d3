package dev.postiche.pop3;

import dev.postiche.engine.Refusal;
import java.util.Optional;

/** {@code -ERR}, with a response code where there is one. RFC 1939 §3, RFC 2449 §8, RFC 3206. */
final class Pop3Refusal extends Refusal {
    private static final long serialVersionUID = 1L;

    /** Another session has the maildrop. RFC 2449 §8.1.2 */
    static final String IN_USE = "IN-USE";

    /** The last login was too short a time ago. RFC 2449 §8.1.1 */
    static final String LOGIN_DELAY = "LOGIN-DELAY";

    /** The credentials are wrong, not something else. RFC 3206 §5 */
    static final String AUTH = "AUTH";

    /** The server's trouble, not the client's. RFC 3206 §4 */
    static final String SYS_TEMP = "SYS/TEMP";

    /** The message is for clients in UTF-8 mode. RFC 6856 §5 */
    static final String UTF8 = "UTF8";

    private final transient Optional<String> code;

    private Pop3Refusal(Optional<String> code, String text) {
        super(text);
        this.code = code;
    }

    static Pop3Refusal of(String text) {
        return new Pop3Refusal(Optional.empty(), text);
    }

    static Pop3Refusal withCode(String code, String text) {
        return new Pop3Refusal(Optional.of(code), text);
    }

    /** A command that the grammar or the registry does not know. */
    static Pop3Refusal syntax(String text) {
        return of(text);
    }

    Optional<String> code() {
        return code;
    }
}

package dev.postiche.pop3;

import static dev.postiche.pop3.Pop3State.AUTHORIZATION;
import static dev.postiche.pop3.Pop3State.TRANSACTION;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What CAPA can announce, in the order in which it does. RFC 2449 §6 and later documents. */
enum Pop3Capability {
    /** RFC 1939 §7: never told by CAPA, the stamp in the greeting tells it. */
    APOP(),
    /** RFC 2449 §6.1 */
    TOP(AUTHORIZATION, TRANSACTION),
    /** RFC 2449 §6.8 */
    UIDL(AUTHORIZATION, TRANSACTION),
    /** RFC 2449 §6.4 */
    RESP_CODES(AUTHORIZATION, TRANSACTION),
    /** RFC 3206 §6 */
    AUTH_RESP_CODE(AUTHORIZATION, TRANSACTION),
    /** RFC 2449 §6.6 */
    PIPELINING(AUTHORIZATION, TRANSACTION),
    /** RFC 2595 §4: only where it can still be given, that is before TLS and before login. */
    STLS(AUTHORIZATION),
    /** RFC 2449 §6.2 */
    USER(AUTHORIZATION),
    /** RFC 2449 §6.3, RFC 5034 §6 */
    SASL(AUTHORIZATION),
    /** RFC 6856 §2 */
    UTF8(AUTHORIZATION, TRANSACTION),
    /** RFC 6856 §3 */
    LANG(AUTHORIZATION, TRANSACTION),
    /** RFC 2449 §6.5 */
    LOGIN_DELAY(AUTHORIZATION, TRANSACTION),
    /** RFC 2449 §6.7 */
    EXPIRE(AUTHORIZATION, TRANSACTION),
    /** RFC 2449 §6.9: may be told to those only who are logged in, and tells less that way. */
    IMPLEMENTATION(TRANSACTION);

    private final Set<Pop3State> states;

    Pop3Capability(Pop3State... told) {
        this.states = Set.of(told);
    }

    /** The capability of this word, in any case. */
    static Optional<Pop3Capability> of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The word on the wire. */
    String word() {
        return name().replace('_', '-');
    }

    /** Whether it makes sense to announce it in this state. */
    boolean isToldIn(Pop3State state) {
        return states.contains(state);
    }
}

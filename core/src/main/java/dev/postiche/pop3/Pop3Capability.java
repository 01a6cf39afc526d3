package dev.postiche.pop3;

import static dev.postiche.pop3.Pop3State.AUTHORIZATION;
import static dev.postiche.pop3.Pop3State.TRANSACTION;

import java.util.EnumSet;
import java.util.Set;

/** What CAPA can announce, in the order in which it does. RFC 2449 §6 and later documents. */
enum Pop3Capability {
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

    Pop3Capability(Pop3State first, Pop3State... further) {
        this.states = EnumSet.of(first, further);
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

package dev.postiche.pop3;

import dev.postiche.sasl.Credentials;
import dev.postiche.store.MailStore;
import dev.postiche.wire.TlsUpgrade;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What the sessions of a POP3 port share.
 *
 * @param store where the mail is
 * @param credentials who may log in
 * @param locks who has which maildrop
 * @param stls how TLS begins after STLS; empty if it is not offered
 * @param without capabilities to hide with all that they bring, in upper case
 * @param greeting the text of the greeting, to which the APOP stamp is added
 * @param hostName the server's name in stamps and challenges
 * @param loginDelay how long after a login the next one is refused; zero for no delay. RFC 2449
 *     §6.5
 * @param plaintextNeedsTls whether USER, PASS and plaintext mechanisms are refused without TLS
 * @param random where stamps and nonces come from
 */
public record Pop3Settings(
        MailStore store,
        Credentials credentials,
        MaildropLocks locks,
        Optional<TlsUpgrade> stls,
        Set<String> without,
        String greeting,
        String hostName,
        Duration loginDelay,
        boolean plaintextNeedsTls,
        RandomGenerator random) {

    public Pop3Settings {
        without = Set.copyOf(without);
    }

    boolean has(Pop3Capability capability) {
        return !without.contains(capability.word())
                && (capability != Pop3Capability.STLS || stls.isPresent())
                && (capability != Pop3Capability.LOGIN_DELAY || !loginDelay.isZero());
    }
}

package dev.postiche.imap.session;

import dev.postiche.engine.Islands;
import dev.postiche.sasl.Credentials;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.Texts;
import dev.postiche.store.MailStore;
import dev.postiche.wire.TlsUpgrade;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What all sessions of an IMAP listener share.
 *
 * @param store the mail
 * @param credentials who may log in; it may make accounts as they are asked for
 * @param capabilities what this listener is able to
 * @param profile its personality: greeting, texts, separator, prefix
 * @param inboxName how INBOX is written
 * @param hostName the server's name in SASL challenges
 * @param random for SASL nonces
 * @param startTls how TLS begins after STARTTLS; empty if it is not offered
 * @param islands where accounts are at home that this store does not hold
 */
public record ImapService(
        MailStore store,
        Credentials credentials,
        Capabilities capabilities,
        ServerProfile profile,
        String inboxName,
        String hostName,
        RandomGenerator random,
        Optional<TlsUpgrade> startTls,
        Islands<ImapService> islands) {

    /** What the profile says in place of a text of ours. */
    public Texts texts() {
        return profile.imap().wording();
    }
}

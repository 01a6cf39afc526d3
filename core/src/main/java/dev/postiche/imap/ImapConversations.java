package dev.postiche.imap;

import dev.postiche.engine.Conversation;
import dev.postiche.engine.ConversationFactory;
import dev.postiche.engine.Islands;
import dev.postiche.engine.Session;
import dev.postiche.imap.ext.Extensions;
import dev.postiche.imap.quirk.InboxName;
import dev.postiche.imap.session.Capabilities;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapService;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.sasl.Credentials;
import dev.postiche.spec.ServerProfile;
import dev.postiche.store.MailStore;
import dev.postiche.wire.TlsUpgrade;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Begins IMAP dialogues: what a listener needs to speak IMAP.
 *
 * <pre>{@code
 * var imap = new ImapConversations(store, credentials, profile, "mail.example.org", random);
 * engine.listen(Protocol.IMAP, address, 1143, Optional.empty(), imap);
 * }</pre>
 */
public final class ImapConversations implements ConversationFactory {

    private final Once<ImapService> service;

    /** Made at the first dialogue: a server that only starts need not know all extensions. */
    private ImapConversations(Supplier<ImapService> service) {
        this.service = new Once<>(service);
    }

    /**
     * Dialogues over one store.
     *
     * @param store the mail
     * @param credentials who may log in; it may make accounts as they are asked for
     * @param profile capabilities, greeting, texts, separator and prefix
     * @param hostName the server's name in SASL challenges
     * @param random for SASL nonces
     */
    public ImapConversations(
            MailStore store,
            Credentials credentials,
            ServerProfile profile,
            String hostName,
            RandomGenerator random) {
        this(
                () ->
                        new ImapService(
                                store,
                                credentials,
                                Capabilities.of(Extensions.all(), profile.imap()),
                                profile,
                                InboxName.QUIRK.valueIn(profile),
                                hostName,
                                random,
                                Optional.empty(),
                                Islands.none()));
    }

    /** The same, with STARTTLS. */
    public ImapConversations withStartTls(TlsUpgrade startTls) {
        return new ImapConversations(
                () -> with(ours().credentials(), Optional.of(startTls), ours().islands()));
    }

    /** The same for users of other islands, too. */
    public ImapConversations withIslands(
            Credentials everybodys, Islands<ImapConversations> islands) {
        return new ImapConversations(
                () ->
                        with(
                                everybodys,
                                ours().startTls(),
                                account ->
                                        islands.of(account)
                                                .map(
                                                        home ->
                                                                new Islands.Home<>(
                                                                        home.residence(),
                                                                        home.shared().ours()))));
    }

    private ImapService with(
            Credentials credentials, Optional<TlsUpgrade> startTls, Islands<ImapService> islands) {
        return new ImapService(
                ours().store(),
                credentials,
                ours().capabilities(),
                ours().profile(),
                ours().inboxName(),
                ours().hostName(),
                ours().random(),
                startTls,
                islands);
    }

    private ImapService ours() {
        return service.get();
    }

    /** Every capability that can be hidden or switched on by name. */
    public static List<String> knownCapabilities() {
        return Extensions.all().stream().map(Extension::toString).toList();
    }

    /** What these dialogues can announce after login. */
    public List<String> capabilities() {
        return ours().capabilities().afterLogin();
    }

    @Override
    public Conversation open(Session session) {
        return new ImapConversation(new ImapSession(ours(), session));
    }
}

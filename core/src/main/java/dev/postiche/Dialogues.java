package dev.postiche;

import dev.postiche.engine.ConversationFactory;
import dev.postiche.engine.Islands;
import dev.postiche.fixture.seed.FreshAccount;
import dev.postiche.fixture.seed.Seeder;
import dev.postiche.imap.ImapConversations;
import dev.postiche.pop3.MaildropHistory;
import dev.postiche.pop3.MaildropLocks;
import dev.postiche.pop3.Pop3Conversation;
import dev.postiche.pop3.Pop3Settings;
import dev.postiche.sasl.Credentials;
import dev.postiche.sasl.StoreCredentials;
import dev.postiche.sasl.StoreCredentials.AutoAccounts;
import dev.postiche.spec.Protocol;
import dev.postiche.spec.TokenValidator;
import dev.postiche.store.MailStore;
import dev.postiche.wire.TlsUpgrade;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How a server talks in each protocol: its personality brought to its mail. */
record Dialogues(ImapConversations imap, Pop3Settings pop3) {

    private static final String HOST_NAME = "localhost";

    static Credentials credentials(
            Personality personality, TokenValidator tokens, MailStore store, InstantSource clock) {
        return new StoreCredentials(
                store,
                clock,
                personality
                        .said()
                        .autoAccounts()
                        .map(password -> autoAccounts(password, personality, store, clock)),
                tokens);
    }

    static Dialogues of(
            Personality personality,
            MailStore store,
            Credentials credentials,
            TlsUpgrade tls,
            RandomGenerator random,
            MaildropLocks locks,
            MaildropHistory history) {
        var profile = personality.profile();
        return new Dialogues(
                new ImapConversations(store, credentials, profile, HOST_NAME, random)
                        .withStartTls(tls),
                new Pop3Settings(
                        store,
                        credentials,
                        profile,
                        locks,
                        history,
                        Optional.of(tls),
                        HOST_NAME,
                        personality.plaintextNeedsTls(),
                        random,
                        Islands.none()));
    }

    /** The same for the users of all spaces, too. */
    Dialogues withSpaces(Installation whole) {
        return new Dialogues(
                imap.withIslands(new SpaceCredentials(whole), whole.homes(Dialogues::imap)),
                pop3.withIslands(new SpaceCredentials(whole), whole.homes(Dialogues::pop3)));
    }

    private static AutoAccounts autoAccounts(
            String password, Personality personality, MailStore store, InstantSource clock) {
        var seeder = new Seeder(store, clock);
        return new AutoAccounts(
                password,
                (user, own) ->
                        seeder.add(List.of(FreshAccount.of(personality.profile(), user, own))));
    }

    ConversationFactory in(Protocol protocol) {
        return protocol == Protocol.IMAP ? imap : session -> new Pop3Conversation(session, pop3);
    }
}

package dev.postiche.imap.ext.url;

import dev.postiche.imap.grammar.ImapUrl;
import dev.postiche.imap.grammar.ImapUrl.UrlAuth;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Reach;
import dev.postiche.store.Account;
import dev.postiche.store.Mailbox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The mechanism INTERNAL: a secret key for each user and mailbox, kept with the account so that it
 * comes back with a snapshot, and tokens that nobody can make without it. RFC 4467 §2.2, §2.4, §6.
 */
final class AccessKeys {

    static final String INTERNAL = "INTERNAL";

    /** The login name of whoever submits mail for others: a server's configuration elsewhere. */
    private static final String SUBMITTER = "submit";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int OCTETS = 32;

    private AccessKeys() {}

    /** A key in place of the one that was, which vouches for nothing any more. */
    static void renew(AuthenticatedSession session, Mailbox mailbox) {
        var key = fresh(session);
        session.store().change(tx -> tx.setAccessKey(session.user(), mailbox.id(), key));
    }

    /** The token that vouches for a URL, with a key that is made if there is none yet. */
    static String token(AuthenticatedSession session, Mailbox mailbox, String rump) {
        var fresh = fresh(session);
        var key =
                session.store()
                        .commit(
                                tx -> {
                                    var known = tx.account(session.user()).accessKey(mailbox.id());
                                    if (known.isEmpty()) {
                                        tx.setAccessKey(session.user(), mailbox.id(), fresh);
                                    }
                                    return known.orElse(fresh);
                                });
        return token(key, rump);
    }

    private static String fresh(AuthenticatedSession session) {
        var octets = new byte[OCTETS];
        session.imap().service().random().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static String token(String key, String rump) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(rump.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** What a URL leads to, if it is allowed to lead this session there. RFC 4467 §6 */
    static Optional<ReferencedPart> authorized(ImapUrl url, AuthenticatedSession session) {
        var now = session.imap().session().clock().instant();
        if (url.expires().filter(end -> end.toInstant().isBefore(now)).isPresent()
                || url.urlAuth().filter(auth -> admits(auth, session)).isEmpty()) {
            return Optional.empty();
        }
        // Only the user is looked at: by how many names this host is known only tests know.
        return url.server()
                .flatMap(ImapUrl.Server::user)
                .flatMap(user -> session.store().state().accountFor(user))
                .filter(owner -> isVouchedFor(url, owner, session))
                .flatMap(owner -> ReferencedPart.of(url, reach(owner, session), session));
    }

    private static Reach reach(Account owner, AuthenticatedSession session) {
        return Reach.of(session.imap().service(), owner.user());
    }

    private static boolean isVouchedFor(ImapUrl url, Account owner, AuthenticatedSession session) {
        var auth = url.urlAuth().orElseThrow();
        var key =
                ReferencedPart.mailbox(url, reach(owner, session), session)
                        .flatMap(mailbox -> owner.accessKey(mailbox.id()));
        return key.isPresent()
                && auth.verifier()
                        .filter(verifier -> verifier.mechanism().equals(INTERNAL))
                        .filter(verifier -> isToken(verifier.token(), key.get(), auth.rump()))
                        .isPresent();
    }

    private static boolean isToken(String token, String key, String rump) {
        return MessageDigest.isEqual(
                token.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII),
                token(key, rump).getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean admits(UrlAuth auth, AuthenticatedSession session) {
        var credentials = session.imap().service().credentials();
        var isAnonymous = credentials.anonymous().equals(Optional.of(session.user()));
        return switch (auth.access()) {
            case ANONYMOUS -> true;
            case AUTHUSER -> !isAnonymous;
            case USER -> isCalled(auth.user(), session);
            case SUBMIT -> isCalled(SUBMITTER, session);
        };
    }

    static boolean isCalled(String name, AuthenticatedSession session) {
        return session.store()
                .state()
                .accountFor(name)
                .filter(account -> account.user().equals(session.user()))
                .isPresent();
    }
}

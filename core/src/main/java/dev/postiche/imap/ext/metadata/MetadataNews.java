package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Following;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.store.Annotations;
import dev.postiche.store.Commit;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MailboxId;
import dev.postiche.store.StoreState;
import dev.postiche.store.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a client that enabled METADATA which annotations others changed. RFC 5464 §4.1, §4.4.2.
 *
 * <p>As with everything that is told unasked, what was told last is compared with what there is.
 */
final class MetadataNews implements Following {

    private final ImapSession imap;
    private final String user;
    private final Map<MailboxId, Annotations> told = new HashMap<>();
    private Annotations toldOfServer;
    private Subscription watching = () -> {};

    private MetadataNews(AuthenticatedSession session) {
        this.imap = session.imap();
        this.user = session.user();
        this.toldOfServer = session.store().state().annotations();
        session.reach()
                .visible()
                .values()
                .forEach(mailbox -> told.put(mailbox.id(), mailbox.annotations()));
    }

    /** From now on the session hears of annotations. */
    static void follow(ImapSession imap) {
        imap.authenticated()
                .ifPresent(
                        session -> {
                            var news = new MetadataNews(session);
                            news.watching = session.store().watch(news::on);
                            imap.follow(news);
                        });
    }

    @Override
    public void end() {
        watching.close();
    }

    /** Called by whoever commits: only what this session does itself is looked at here. */
    private void on(Commit commit) {
        if (imap.isActing()) {
            tookPart(commit);
        } else if (!commit.before().annotations().equals(commit.after().annotations())
                || commit.mailboxes().stream().anyMatch(id -> isAboutAnnotations(commit, id))) {
            imap.session().pushDue();
        }
    }

    private static boolean isAboutAnnotations(Commit commit, MailboxId id) {
        return !annotations(commit.before(), id).equals(annotations(commit.after(), id));
    }

    private static Annotations annotations(StoreState state, MailboxId id) {
        return state.mailbox(id).map(Mailbox::annotations).orElse(Annotations.NONE);
    }

    private void tookPart(Commit commit) {
        toldOfServer =
                withOwn(toldOfServer, commit.before().annotations(), commit.after().annotations());
        for (var id : commit.mailboxes()) {
            var known = told.getOrDefault(id, Annotations.NONE);
            var after = annotations(commit.after(), id);
            told.put(id, withOwn(known, annotations(commit.before(), id), after));
        }
    }

    /** Of what the client does itself it is not told. */
    private Annotations withOwn(Annotations known, Annotations before, Annotations after) {
        var result = known;
        for (var name : after.changedSince(before, user)) {
            result = result.with(user, name, Optional.ofNullable(after.of(user).get(name)));
        }
        return result;
    }

    @Override
    public void tell(AuthenticatedSession session, Replies replies) {
        // Who chose what to hear by NOTIFY hears it from there. RFC 5465 §5.6
        boolean isHeard = !imap.isListening();
        var ofServer = session.store().state().annotations();
        var changed = ofServer.changedSince(toldOfServer, user);
        toldOfServer = ofServer;
        if (isHeard && !changed.isEmpty()) {
            replies.untagged(MetadataReply.changed("", changed));
        }
        boolean isOfMailboxes = session.has(Metadata.NAME);
        for (var mailbox : session.reach().visible().values()) {
            var now = mailbox.annotations();
            var before = Optional.ofNullable(told.put(mailbox.id(), now)).orElse(now);
            var names = now.changedSince(before, user);
            if (isHeard && isOfMailboxes && !names.isEmpty()) {
                replies.untagged(MetadataReply.changed(session.wireName(mailbox), names));
            }
        }
    }
}

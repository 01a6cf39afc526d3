package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.State;
import java.util.List;
import java.util.Optional;

/**
 * QUOTA tells how much an account may hold and holds: all its mailboxes share one quota root. What
 * is over it the store refuses. RFC 9208.
 */
final class Quota {

    /** The name of the one quota root. */
    private static final String ROOT = "";

    private static final String CAPABILITY = "QUOTA";

    /** The capabilities are one for reading, one for each resource, and one for setting limits. */
    static final List<Extension> EXTENSIONS =
            List.of(
                    Extension.of(CAPABILITY).commands(GetQuota.SPEC, GetQuotaRoot.SPEC),
                    Extension.of(QuotaResource.STORAGE.capability())
                            .statusItem( // RFC 9208 §4.1.4
                                    "DELETED-STORAGE",
                                    mailbox -> Long.toString(mailbox.deletedOctets())),
                    Extension.of(QuotaResource.MESSAGE.capability())
                            .statusItem("DELETED", mailbox -> Integer.toString(mailbox.deleted())),
                    Extension.of("QUOTASET").commands(SetQuota.SPEC));

    private Quota() {}

    private static String root(ImapParser in) {
        in.sp();
        return in.astring();
    }

    private static void requireRoot(String root) {
        if (!root.equals(ROOT)) {
            throw No.with(ResponseCode.NONEXISTENT, "The only quota root is \"\"");
        }
    }

    /** QUOTA: resources without a limit are not in it. RFC 9208 §4.2.1 */
    private static void tell(AuthenticatedSession session, Replies replies) {
        var account = session.account();
        var limited =
                QuotaResource.of(session).stream()
                        .map(resource -> resource.triplet(account))
                        .flatMap(Optional::stream)
                        .toList();
        replies.untagged(out -> out.ascii("QUOTA ").string(ROOT).ascii(" (" + join(limited) + ")"));
    }

    private static String join(List<String> words) {
        return String.join(" ", words);
    }

    /** GETQUOTA tells of a quota root. RFC 9208 §4.1.1. */
    record GetQuota(String root) implements AuthenticatedCommand {

        static final CommandSpec SPEC =
                CommandSpec.of("GETQUOTA")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(in -> new GetQuota(Quota.root(in)));

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            requireRoot(root);
            tell(session, replies);
        }
    }

    /** GETQUOTAROOT tells of the roots of a mailbox, which need not be there. RFC 9208 §4.1.2. */
    record GetQuotaRoot(MailboxName mailbox) implements AuthenticatedCommand {

        static final CommandSpec SPEC = CommandSpec.onMailbox("GETQUOTAROOT", GetQuotaRoot::new);

        @Override
        public List<MailboxName> mailboxes() {
            return List.of(mailbox);
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            var place = session.place(mailbox);
            var name = session.naming().toWire(session.nameOf(mailbox));
            if (!place.user().equals(session.user())) {
                // The root of another user's mailboxes is that user's affair. RFC 9208 §4.2.2
                replies.untagged(out -> out.ascii("QUOTAROOT ").astring(name));
                return;
            }
            replies.untagged(out -> out.ascii("QUOTAROOT ").astring(name).sp().string(ROOT));
            tell(session, replies);
        }
    }

    /** SETQUOTA puts new limits in place of all old ones. RFC 9208 §4.1.3. */
    record SetQuota(String root, List<Limit> limits) implements AuthenticatedCommand {

        /** setquota-resource. */
        record Limit(String resource, long limit) {

            static Limit parse(ImapParser in) {
                var resource = in.label();
                in.sp();
                return new Limit(resource, in.number64());
            }
        }

        static final CommandSpec SPEC =
                CommandSpec.of("SETQUOTA")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(SetQuota::parse);

        static SetQuota parse(ImapParser in) {
            var root = Quota.root(in);
            in.sp();
            var limits = in.list(Limit::parse);
            if (limits.stream().map(Limit::resource).distinct().count() < limits.size()) {
                throw in.bad("a resource is named twice");
            }
            return new SetQuota(root, limits);
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            requireRoot(root);
            var quota = dev.postiche.store.Quota.NONE;
            for (var limit : limits) {
                quota =
                        QuotaResource.named(limit.resource, session)
                                .orElseThrow(() -> unknown(limit.resource))
                                .limited(quota, limit.limit);
            }
            var wanted = quota;
            session.store().change(tx -> tx.setQuota(session.user(), wanted));
            session.changed("set the quota");
            tell(session, replies);
        }

        private static No unknown(String resource) {
            return No.with(ResponseCode.CANNOT, "The resource " + resource + " has no limits here");
        }
    }
}

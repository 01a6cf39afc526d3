package dev.postiche.imap.ext.url;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.ImapUrl;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.BadCommand;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.NewsFollower;
import dev.postiche.imap.session.SelectedSession;
import dev.postiche.imap.session.State;
import dev.postiche.imap.session.ViewEvent;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** URLAUTH lets a user give away URLs by which others may fetch single messages. RFC 4467. */
public final class UrlAuth {

    static final String NAME = "URLAUTH";

    public static final Extension EXTENSION =
            Extension.of(NAME)
                    .commands(GenUrlAuth.SPEC, ResetKey.SPEC, UrlFetch.SPEC)
                    .whenSelected(UrlAuth::selected);

    private UrlAuth() {}

    private static void selected(SelectedSession session, Replies replies) {
        tellMechanisms(replies);
        session.followers().add(new KeyFollower(session));
    }

    private static void tellMechanisms(Replies replies) {
        replies.ok(ResponseCode.urlMech(AccessKeys.INTERNAL), "Mechanisms to authorize URLs");
    }

    /** Tells that the key of the selected mailbox is another one. RFC 4467 §7 */
    private static final class KeyFollower implements NewsFollower {

        private final SelectedSession session;
        private Optional<String> known;

        KeyFollower(SelectedSession session) {
            this.session = session;
            this.known = key();
        }

        private Optional<String> key() {
            return session.store()
                    .state()
                    .account(session.user())
                    .flatMap(account -> account.accessKey(session.mailbox()));
        }

        @Override
        public boolean followsEach() {
            return false;
        }

        @Override
        public void before(ViewEvent event, Replies replies) {}

        @Override
        public void after(Replies replies) {
            var now = key();
            if (known.isPresent() && !now.equals(known)) {
                tellMechanisms(replies);
            }
            known = now;
        }
    }

    /** GENURLAUTH makes URLs that authorize others. RFC 4467 §5, §7. */
    record GenUrlAuth(List<String> rumps) implements AuthenticatedCommand {

        static final CommandSpec SPEC =
                CommandSpec.of("GENURLAUTH")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(GenUrlAuth::parse);

        static GenUrlAuth parse(ImapParser in) {
            var rumps = new ArrayList<String>();
            do {
                in.sp();
                rumps.add(in.astring());
                in.sp();
                mechanism(in);
            } while (in.atSp());
            return new GenUrlAuth(rumps);
        }

        private static void mechanism(ImapParser in) {
            var name = in.label();
            if (!name.equals(AccessKeys.INTERNAL)) {
                throw in.bad("there is no mechanism " + name); // RFC 4467 §7
            }
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            var mailboxes = rumps.stream().map(rump -> mailbox(rump, session)).toList();
            replies.untagged(
                    out -> {
                        out.ascii("GENURLAUTH");
                        for (int i = 0; i < rumps.size(); i++) {
                            var token = AccessKeys.token(session, mailboxes.get(i), rumps.get(i));
                            out.sp().string(rumps.get(i) + ":internal:" + token);
                        }
                    });
        }

        /** RFC 4467 §7: what cannot be vouched for is BAD. */
        private static Mailbox mailbox(String rump, AuthenticatedSession session) {
            var url =
                    ImapUrl.parse(rump)
                            .filter(it -> it.urlAuth().isPresent())
                            .filter(it -> it.urlAuth().get().verifier().isEmpty())
                            .orElseThrow(
                                    () ->
                                            BadCommand.because(
                                                    "The URL of a message has to end in"
                                                            + " ;URLAUTH and who may use it"));
            if (url.server()
                    .flatMap(ImapUrl.Server::user)
                    .filter(user -> AccessKeys.isCalled(user, session))
                    .isEmpty()) {
                throw BadCommand.because("The URL has to name you as its user");
            }
            return ReferencedPart.mailbox(url, session.reach(), session)
                    .orElseThrow(() -> BadCommand.because("The URL names no mailbox of yours"));
        }
    }

    /** RESETKEY revokes all URLs of a mailbox, or all. RFC 4467 §7. */
    record ResetKey(Optional<MailboxName> mailbox, List<String> mechanisms)
            implements AuthenticatedCommand {

        static final CommandSpec SPEC =
                CommandSpec.of("RESETKEY")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(ResetKey::parse);

        static ResetKey parse(ImapParser in) {
            if (!in.trySp()) {
                return new ResetKey(Optional.empty(), List.of());
            }
            var mailbox = in.mailbox();
            var mechanisms = new ArrayList<String>();
            while (in.trySp()) {
                mechanisms.add(in.atom().toUpperCase(Locale.ROOT));
            }
            return new ResetKey(Optional.of(mailbox), mechanisms);
        }

        @Override
        public List<MailboxName> mailboxes() {
            return mailbox.stream().toList();
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            if (mailbox.isEmpty()) {
                session.store().change(tx -> tx.clearAccessKeys(session.user()));
                session.changed("revoked all URLs");
                return;
            }
            var known = session.mailbox(mailbox.get());
            if (mechanisms.stream().anyMatch(name -> !name.equals(AccessKeys.INTERNAL))) {
                throw No.with(ResponseCode.CANNOT, "The only mechanism is " + AccessKeys.INTERNAL);
            }
            AccessKeys.renew(session, known);
            session.changed("revoked the URLs of " + known.name());
            replies.completed(ResponseCode.urlMech(AccessKeys.INTERNAL));
        }
    }
}

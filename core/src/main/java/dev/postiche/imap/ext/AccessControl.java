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
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;
import dev.postiche.sasl.SaslPrep;
import dev.postiche.spec.Right;
import dev.postiche.spec.Rights;
import dev.postiche.store.Acl;
import dev.postiche.store.Mailbox;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * ACL lets users say who else may do what with their mailboxes. RFC 4314.
 *
 * <p>Here are the commands alone; that rights are kept is the affair of the store.
 */
final class AccessControl {

    static final String NAME = "ACL";

    /** The rights that RFC 2086 did not know. RFC 4314 §5.1.1 */
    private static final String NEW_RIGHTS = "RIGHTS=kxte";

    /** The kind of word that says whether these are known. */
    private static final String RIGHT = "RIGHT";

    private static final Set<Right> NEW = Rights.of("kxte").all();

    static final List<Extension> EXTENSIONS =
            List.of(
                    Extension.of(NAME)
                            .commands(
                                    Change.SETACL,
                                    Change.DELETEACL,
                                    GetAcl.SPEC,
                                    ListRights.SPEC,
                                    MyRights.SPEC)
                            .whenSelected((session, replies) -> RightsNews.follow(session)),
                    Extension.of(NEW_RIGHTS)
                            .words(words -> words.modifier(RIGHT, NEW_RIGHTS, in -> NEW))
                            .announcedWhen(AccessControl::isThere));

    private AccessControl() {}

    /** Whether there is that of which others are but a part. */
    static boolean isThere(ImapSession session) {
        return session.service().capabilities().has(NAME);
    }

    private static MailboxName mailbox(ImapParser in) {
        in.sp();
        return in.mailbox();
    }

    private static String identifier(ImapParser in) {
        in.sp();
        var identifier = in.astring();
        if (List.of("", "-").contains(SaslPrep.prepare(identifier))) {
            throw in.bad("the identifier is empty"); // RFC 4314 §3
        }
        return identifier;
    }

    /** The identifier as ACLs have it: a further login name means the user. RFC 4314 §3.3 */
    private static String canonical(String identifier, AuthenticatedSession session) {
        var prepared = SaslPrep.prepare(identifier);
        var dash = prepared.startsWith("-") ? "-" : "";
        var login = prepared.substring(dash.length());
        return dash
                + session.store().state().accountFor(login).map(each -> each.user()).orElse(login);
    }

    /** The mailbox, which need not be one that can be selected. */
    private static Mailbox administered(MailboxName name, AuthenticatedSession session) {
        var mailbox = found(name, session);
        session.store().guard().require(mailbox, Right.ADMINISTER);
        return mailbox;
    }

    private static Mailbox found(MailboxName name, AuthenticatedSession session) {
        return session.reach()
                .find(session.nameOf(name))
                .orElseThrow(() -> No.with(ResponseCode.NONEXISTENT, "No such mailbox"));
    }

    /** With the rights of RFC 2086 that stand for several. RFC 4314 §2.1.1 */
    static String shown(Rights rights, AuthenticatedSession session) {
        var shown = new StringBuilder();
        for (var right : rights.all()) {
            if (right == Right.ADMINISTER) {
                continue; // the last one
            } else if (session.has(NEW_RIGHTS) || !NEW.contains(right)) {
                shown.append(right.letter());
            }
        }
        shown.append(hasAny(rights, "c") ? "c" : "").append(hasAny(rights, "d") ? "d" : "");
        return shown.append(rights.has(Right.ADMINISTER) ? "a" : "").toString();
    }

    private static boolean hasAny(Rights rights, String virtual) {
        return Rights.of(virtual).all().stream().anyMatch(rights::has);
    }

    /** SETACL and DELETEACL. RFC 4314 §3.1, §3.2. */
    record Change(MailboxName mailbox, String identifier, char sign, Rights rights)
            implements AuthenticatedCommand {

        static final CommandSpec SETACL =
                CommandSpec.of("SETACL")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(Change::parse);

        static final CommandSpec DELETEACL =
                CommandSpec.of("DELETEACL")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(
                                in ->
                                        new Change(
                                                AccessControl.mailbox(in),
                                                AccessControl.identifier(in),
                                                '-',
                                                Rights.ALL));

        private static Change parse(ImapParser in) {
            var mailbox = AccessControl.mailbox(in);
            var identifier = AccessControl.identifier(in);
            in.sp();
            var letters = in.astring();
            if (!in.hasWords(RIGHT) && letters.matches(".*[kxte].*")) {
                throw in.bad("there are no rights but those of RFC 2086");
            }
            char sign =
                    letters.startsWith("+") || letters.startsWith("-") ? letters.charAt(0) : ' ';
            try {
                return new Change(
                        mailbox,
                        identifier,
                        sign,
                        Rights.of(sign == ' ' ? letters : letters.substring(1)));
            } catch (IllegalArgumentException unknown) {
                throw in.bad(String.valueOf(unknown.getMessage())); // RFC 4314 §3.1
            }
        }

        @Override
        public List<MailboxName> mailboxes() {
            return List.of(mailbox);
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            var id = administered(mailbox, session).id();
            var name = canonical(identifier, session);
            session.store()
                    .change(
                            tx -> {
                                var acl = tx.mailbox(id).acl();
                                tx.setAcl(id, acl.with(name, changed(acl.granted(name))));
                            });
            session.changed("set what " + name + " may do with " + mailbox.wire());
        }

        private Rights changed(Rights before) {
            return sign == '+' ? before.plus(rights) : sign == '-' ? before.minus(rights) : rights;
        }
    }

    /** GETACL tells who may do what. RFC 4314 §3.3, §3.6. */
    record GetAcl(MailboxName mailbox) implements AuthenticatedCommand {

        static final CommandSpec SPEC =
                CommandSpec.of("GETACL")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(in -> new GetAcl(AccessControl.mailbox(in)));

        @Override
        public List<MailboxName> mailboxes() {
            return List.of(mailbox);
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            var found = administered(mailbox, session);
            replies.untagged(
                    out -> {
                        out.ascii("ACL ").astring(session.wireName(found));
                        found.acl()
                                .entries()
                                .forEach(
                                        (name, rights) ->
                                                out.sp()
                                                        .utf8Astring(name)
                                                        .sp()
                                                        .astring(shown(rights, session)));
                    });
        }
    }

    /** LISTRIGHTS tells what someone can be given. RFC 4314 §3.4, §3.7. */
    record ListRights(MailboxName mailbox, String identifier) implements AuthenticatedCommand {

        static final CommandSpec SPEC =
                CommandSpec.of("LISTRIGHTS")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(
                                in ->
                                        new ListRights(
                                                AccessControl.mailbox(in),
                                                AccessControl.identifier(in)));

        @Override
        public List<MailboxName> mailboxes() {
            return List.of(mailbox);
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            var found = administered(mailbox, session);
            boolean isOwner = canonical(identifier, session).equals(found.user());
            var always = isOwner ? Acl.OF_OWNER : Rights.NONE;
            // None is tied to another. RFC 4314 §2.1.1
            var optional =
                    shown(Rights.ALL.minus(always), session)
                            .chars()
                            .mapToObj(letter -> String.valueOf((char) letter))
                            .collect(Collectors.joining(" "));
            replies.untagged(
                    out ->
                            out.ascii("LISTRIGHTS ")
                                    .astring(session.wireName(found))
                                    .sp()
                                    .utf8Astring(identifier)
                                    .sp()
                                    .astring(shown(always, session))
                                    .ascii(" " + optional));
        }
    }

    /** MYRIGHTS tells what the user may do. RFC 4314 §3.5, §3.8. */
    record MyRights(MailboxName mailbox) implements AuthenticatedCommand {

        /** One of these is enough to be told. RFC 4314 §4 */
        private static final Rights ENOUGH = Rights.of("lrikxa");

        static final CommandSpec SPEC =
                CommandSpec.of("MYRIGHTS")
                        .states(State.AUTHENTICATED, State.SELECTED)
                        .parser(in -> new MyRights(AccessControl.mailbox(in)));

        @Override
        public List<MailboxName> mailboxes() {
            return List.of(mailbox);
        }

        @Override
        public void execute(AuthenticatedSession session, Replies replies) {
            var found = found(mailbox, session);
            if (ENOUGH.all().stream().noneMatch(session.rights(found)::has)) {
                throw No.with(ResponseCode.NONEXISTENT, "No such mailbox");
            }
            tell(found, session, replies);
        }

        static void tell(Mailbox mailbox, AuthenticatedSession session, Replies replies) {
            replies.untagged(
                    out ->
                            out.ascii("MYRIGHTS ")
                                    .astring(session.wireName(mailbox))
                                    .sp()
                                    .astring(shown(session.rights(mailbox), session)));
        }
    }
}

package dev.postiche.imap.ext.metadata;

import dev.postiche.engine.Limit;
import dev.postiche.imap.ext.list.CreateSpecialUse;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.quirk.NoPrivateMetadata;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import dev.postiche.spec.Octets;
import dev.postiche.store.Annotations;
import dev.postiche.store.Mailbox;
import dev.postiche.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SETMETADATA sets annotations and takes them away, all or none. RFC 5464 §4.3. */
record SetMetadata(MailboxName mailbox, Map<MetadataEntry, Optional<Octets>> values)
        implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("SETMETADATA")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(SetMetadata::parse);

    /** Clients cannot change these. RFC 5464 §3.2.1.1 */
    private static final Set<String> READ_ONLY = Set.of("/shared/admin");

    private static SetMetadata parse(ImapParser in) {
        in.sp();
        var mailbox = in.mailbox();
        in.sp();
        var values = new LinkedHashMap<MetadataEntry, Optional<Octets>>();
        in.listOfSome(
                each -> {
                    var entry = MetadataEntry.parseWhole(each);
                    each.sp();
                    return values.put(entry, value(each));
                });
        return new SetMetadata(mailbox, values);
    }

    /** value: nstring or literal8. RFC 5464 §5 */
    private static Optional<Octets> value(ImapParser in) {
        if (in.atLiteral8()) {
            return Optional.of(Octets.of(in.literal8().octets()));
        }
        return in.tryKeyword("NIL") ? Optional.empty() : Optional.of(Octets.of(in.string()));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return mailbox.wire().isEmpty() ? List.of() : List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var annotated = Annotated.named(mailbox, session);
        values.forEach((entry, value) -> check(entry, value, annotated, session));
        var before = session.account().mailboxes();
        session.store().change(tx -> set(tx, annotated, session));
        session.changed("set annotations " + names() + " of " + mailbox.wire());
        tellUsesLost(before, annotated, session, replies);
    }

    private String names() {
        return String.join(" ", values.keySet().stream().map(MetadataEntry::name).toList());
    }

    private static void check(
            MetadataEntry entry,
            Optional<Octets> value,
            Annotated annotated,
            AuthenticatedSession session) {
        long most = session.imap().session().limits().of(Limit.METADATA_VALUE);
        if (value.map(Octets::size).orElse(0L) > most) {
            throw refused("MAXSIZE " + most, "The value is too long");
        } else if (entry.isPrivate()
                && NoPrivateMetadata.isOn(session.imap().service().profile())) {
            throw refused("NOPRIVATE", "There are only shared annotations");
        } else if (annotated.mailbox().isEmpty() && READ_ONLY.contains(entry.name())) {
            throw No.with(ResponseCode.NOPERM, entry.name() + " is read-only");
        } else if (annotated.mailbox().isEmpty()) {
            value.ifPresent(octets -> Filters.check(entry, octets, session));
        }
    }

    private static No refused(String code, String text) {
        return No.with(new ResponseCode("METADATA " + code), text);
    }

    private void set(Transaction tx, Annotated annotated, AuthenticatedSession session) {
        var annotations = annotated.in(tx.state());
        for (var entry : values.entrySet()) {
            var name = entry.getKey().name();
            if (name.equals(Annotated.SPECIAL_USE) && annotated.tellsSpecialUse(session)) {
                assign(tx, annotated.mailbox().orElseThrow(), entry.getValue());
            } else {
                annotations = annotations.with(session.user(), name, entry.getValue());
            }
        }
        checkCount(annotations, session);
        if (annotated.mailbox().isPresent()) {
            tx.setAnnotations(annotated.mailbox().get().id(), annotations);
        } else {
            tx.setAnnotations(annotations);
        }
    }

    private void checkCount(Annotations annotations, AuthenticatedSession session) {
        boolean adds = values.values().stream().anyMatch(Optional::isPresent);
        long most = session.imap().session().limits().of(Limit.METADATA_ENTRIES);
        if (adds && annotations.of(session.user()).size() > most) {
            throw refused("TOOMANY", "There are too many annotations");
        }
    }

    /** Held to what CREATE is held to. RFC 6154 §4 */
    private static void assign(Transaction tx, Mailbox mailbox, Optional<Octets> value) {
        var attributes = value.flatMap(Octets::text).orElse("").trim();
        CreateSpecialUse.assign(
                tx,
                tx.mailbox(mailbox.id()),
                CreateSpecialUse.uses(
                        attributes.isEmpty() ? List.of() : List.of(attributes.split(" +"))));
    }

    /** Those that are for something else now, or for nothing. RFC 6154 §5.4 */
    private static void tellUsesLost(
            List<Mailbox> before,
            Annotated annotated,
            AuthenticatedSession session,
            Replies replies) {
        for (var old : before) {
            var now = session.store().state().mailbox(old.id()).orElse(old);
            boolean isOther = annotated.mailbox().filter(m -> m.id().equals(old.id())).isEmpty();
            if (isOther && !now.specialUse().equals(old.specialUse())) {
                var value = Annotated.of(now).values(session).get(Annotated.SPECIAL_USE);
                replies.untagged(
                        new MetadataReply(
                                session.wireName(now),
                                Map.of(Annotated.SPECIAL_USE, Optional.ofNullable(value))));
            }
        }
    }
}

package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.ext.list.SpecialUses;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.spec.Octets;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.Annotations;
import dev.postiche.store.Mailbox;
import dev.postiche.store.StoreState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What annotations are about: a mailbox, or the server as a whole. RFC 5464 §3.1.
 *
 * @param mailbox empty for the server
 */
record Annotated(Optional<Mailbox> mailbox) {

    /** What the mailbox is for, as LIST tells it. RFC 6154 §4 */
    static final String SPECIAL_USE = "/private/specialuse";

    static final Annotated SERVER = new Annotated(Optional.empty());

    static Annotated of(Mailbox mailbox) {
        return new Annotated(Optional.of(mailbox));
    }

    /** The server for an empty name; NO if its annotations are not for this user. RFC 5464 §3.3 */
    static Annotated named(MailboxName name, AuthenticatedSession session) {
        if (name.wire().isEmpty()) {
            return SERVER;
        } else if (!session.has(Metadata.NAME)) {
            throw No.with(ResponseCode.CANNOT, "Only the server has annotations here");
        }
        var mailbox =
                session.reach()
                        .find(session.nameOf(name))
                        .orElseThrow(() -> No.with(ResponseCode.NONEXISTENT, "No such mailbox"));
        session.store().guard().requireAnnotations(mailbox);
        return of(mailbox);
    }

    String wireName(AuthenticatedSession session) {
        return mailbox.map(session::wireName).orElse("");
    }

    /** What is noted in a state. */
    Annotations in(StoreState state) {
        return mailbox.map(
                        known ->
                                state.mailbox(known.id())
                                        .map(Mailbox::annotations)
                                        .orElse(Annotations.NONE))
                .orElse(state.annotations());
    }

    /** All that this user sees, by name. */
    SortedMap<String, Octets> values(AuthenticatedSession session) {
        var state = session.store().state();
        var values = in(state).of(session.user());
        if (tellsSpecialUse(session)) {
            mailbox.flatMap(known -> state.mailbox(known.id()))
                    .filter(known -> !known.specialUse().isEmpty())
                    .ifPresent(known -> values.put(SPECIAL_USE, uses(known)));
        }
        return values;
    }

    /** Whether what the mailbox is for is among the annotations: for its owner. RFC 6154 §4 */
    boolean tellsSpecialUse(AuthenticatedSession session) {
        return session.has(SpecialUses.NAME)
                && mailbox.filter(known -> known.user().equals(session.user())).isPresent();
    }

    private static Octets uses(Mailbox mailbox) {
        return Octets.of(
                mailbox.specialUse().stream()
                        .map(SpecialUse::attribute)
                        .collect(Collectors.joining(" ")));
    }
}

package dev.postiche.imap.quirk;

import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.spec.Quirk;
import dev.postiche.spec.SpecialUse;
import java.util.List;

/**
 * LIST tells what mailboxes are for, although the server does not say that it can. RFC 6154 §2.
 *
 * <p>Clients that look at attributes only after they have seen SPECIAL-USE guess by names here.
 */
public final class UnannouncedUses {

    public static final Quirk QUIRK =
            Quirk.of("unannouncedUses", "LIST shows special uses without SPECIAL-USE");

    private UnannouncedUses() {}

    /** The attributes that LIST shows besides. */
    public static List<String> of(ListedMailbox listed, AuthenticatedSession session) {
        if (!QUIRK.isOn(session.imap().service().profile())) {
            return List.of();
        }
        return listed.mailbox().stream()
                .flatMap(mailbox -> mailbox.specialUse().stream())
                .map(SpecialUse::attribute)
                .toList();
    }
}

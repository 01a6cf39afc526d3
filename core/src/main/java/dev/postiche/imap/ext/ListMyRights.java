package dev.postiche.imap.ext;

import dev.postiche.imap.command.ListReturnOption;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.Extension;
import dev.postiche.store.Mailbox;

/** LIST-MYRIGHTS tells what the user may do with each mailbox that LIST shows. RFC 8440. */
enum ListMyRights implements ListReturnOption {
    MYRIGHTS;

    static final Extension EXTENSION =
            Extension.of("LIST-MYRIGHTS")
                    .wordsWith(
                            words ->
                                    words.modifier(
                                            ListReturnOption.WORDS,
                                            MYRIGHTS.name(),
                                            in -> MYRIGHTS),
                            AccessControl.NAME)
                    .announcedWhen(AccessControl::isThere);

    @Override
    public void tell(AuthenticatedSession session, Mailbox mailbox, Replies replies) {
        AccessControl.MyRights.tell(mailbox, session, replies);
    }
}

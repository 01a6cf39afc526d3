package dev.postiche.imap.command;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.MailboxName;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AuthenticatedCommand;
import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.State;
import java.util.List;

/** CREATE makes a mailbox, and the names above it that are missing. RFC 3501 §6.3.3. */
record CreateCommand(MailboxName mailbox, Modifiers parameters) implements AuthenticatedCommand {

    static final CommandSpec SPEC =
            CommandSpec.of("CREATE")
                    .states(State.AUTHENTICATED, State.SELECTED)
                    .parser(CreateCommand::parse);

    static CreateCommand parse(ImapParser in) {
        in.sp();
        return new CreateCommand(in.mailbox(), in.trailingModifiers("CREATE"));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public void execute(AuthenticatedSession session, Replies replies) {
        var separator = session.naming().separator();
        var wire = mailbox.wire();
        // A separator at the end only declares that names are to follow below. RFC 3501 §6.3.3
        boolean declaration = wire.length() > 1 && wire.charAt(wire.length() - 1) == separator;
        var bare = declaration ? new MailboxName(wire.substring(0, wire.length() - 1)) : mailbox;
        var place = session.placeToCreate(bare);
        var extended = parameters.all(CreateParameter.class);
        var made =
                session.store()
                        .commit(
                                tx -> {
                                    var mailbox = tx.createMailbox(place.user(), place.name());
                                    extended.forEach(each -> each.made(tx, mailbox));
                                    return tx.mailbox(mailbox.id());
                                });
        session.changed("created " + made.name());
        session.imap().service().capabilities().tellCreated(made, replies);
    }
}

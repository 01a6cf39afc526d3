package dev.postiche.imap.command;

import dev.postiche.imap.session.Extension;

/** The commands that every server has. RFC 3501 §6. */
public final class Imap4Rev1 {

    /** What is announced as IMAP4rev1. */
    public static final Extension EXTENSION =
            Extension.of("IMAP4rev1")
                    .commands(
                            // RFC 3501 §6.1
                            CapabilityCommand.SPEC,
                            NoopCommand.SPEC,
                            LogoutCommand.SPEC,
                            // RFC 3501 §6.2
                            AuthenticateCommand.SPEC,
                            LoginCommand.SPEC,
                            // RFC 3501 §6.3
                            SelectCommand.SELECT,
                            SelectCommand.EXAMINE,
                            CreateCommand.SPEC,
                            DeleteCommand.SPEC,
                            RenameCommand.SPEC,
                            SubscribeCommand.SPEC,
                            UnsubscribeCommand.SPEC,
                            ListCommand.SPEC,
                            LsubCommand.SPEC,
                            StatusCommand.SPEC,
                            AppendCommand.SPEC,
                            // RFC 3501 §6.4
                            CheckCommand.SPEC,
                            CloseCommand.SPEC,
                            ExpungeCommand.SPEC,
                            SearchCommand.SPEC,
                            FetchCommand.SPEC,
                            StoreCommand.SPEC,
                            CopyCommand.SPEC);

    private Imap4Rev1() {}
}

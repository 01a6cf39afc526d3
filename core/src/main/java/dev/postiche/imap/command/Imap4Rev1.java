package dev.postiche.imap.command;

import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;

/** IMAP4rev1: the commands that every server has, and what IMAP4rev2 took away. RFC 3501 §6. */
public final class Imap4Rev1 {

    private static final CommandSpec[] COMMON = {
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
        StatusCommand.SPEC,
        AppendCommand.SPEC,
        // RFC 3501 §6.4
        CloseCommand.SPEC,
        ExpungeCommand.SPEC,
        SearchCommand.SPEC,
        FetchCommand.SPEC,
        StoreCommand.SPEC,
        CopyCommand.SPEC
    };

    /** What is announced as IMAP4rev1. */
    public static final Extension EXTENSION =
            Extension.of("IMAP4rev1")
                    .commands(COMMON)
                    .commands(LsubCommand.SPEC, CheckCommand.SPEC)
                    .words(Vocabulary.Builder::rev1);

    private Imap4Rev1() {}

    /** The commands that both revisions have. RFC 9051 §6 */
    public static CommandSpec[] common() {
        return COMMON.clone();
    }
}

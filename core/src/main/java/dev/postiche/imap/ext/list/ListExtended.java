package dev.postiche.imap.ext.list;

import dev.postiche.imap.command.ListReturnOption;
import dev.postiche.imap.command.ListSelectionOption;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ListedMailbox;
import java.util.List;
import java.util.Optional;

/**
 * LIST-EXTENDED lets a client say which mailboxes LIST is to show and what of them, in one command
 * for several patterns. RFC 5258.
 */
public final class ListExtended {

    public static final Extension EXTENSION =
            Extension.of("LIST-EXTENDED")
                    .words(ListExtended::words)
                    .words(Vocabulary.Builder::takesSeveralPatterns);

    /** The capabilities of which either gives LIST its options. RFC 9051 §6.3.9 */
    static final String[] OR_REV2 = {"LIST-EXTENDED", "IMAP4rev2"};

    private ListExtended() {}

    /** The options that every extended LIST has. */
    public static void words(Vocabulary.Builder words) {
        for (var option : Selection.values()) {
            words.modifier(ListSelectionOption.WORDS, option.name(), in -> option);
        }
        for (var option : Return.values()) {
            words.modifier(ListReturnOption.WORDS, option.name(), in -> option);
        }
    }

    /** Which mailboxes. RFC 5258 §3.1 */
    enum Selection implements ListSelectionOption {
        /** Subscribed names, whether or not they are mailboxes. */
        SUBSCRIBED(Kind.BASE) {
            @Override
            public boolean selects(ListedMailbox listed) {
                return listed.subscribed();
            }

            @Override
            public boolean selectsNonExistent() {
                return true;
            }

            @Override
            public Optional<ListReturnOption> implied() {
                return Optional.of(Return.SUBSCRIBED);
            }
        },
        /** Mailboxes of other servers as well, of which there are none. */
        REMOTE(Kind.INDEPENDENT),
        /** Names that are not selected themselves, but above others that are. */
        RECURSIVEMATCH(Kind.MODIFIER);

        private final Kind kind;

        Selection(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    /** What of them. RFC 5258 §3.2, §4 */
    enum Return implements ListReturnOption {
        SUBSCRIBED {
            @Override
            public List<String> attributes(ListedMailbox listed) {
                return listed.subscribed() ? List.of("\\Subscribed") : List.of();
            }
        },
        CHILDREN {
            @Override
            public List<String> attributes(ListedMailbox listed) {
                return Children.attributes(listed);
            }
        }
    }
}

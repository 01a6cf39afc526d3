package dev.postiche.imap.ext.list;

import dev.postiche.imap.command.ListReturnOption;
import dev.postiche.imap.command.ListSelectionOption;
import dev.postiche.imap.grammar.Vocabulary;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ListedMailbox;
import dev.postiche.spec.SpecialUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SPECIAL-USE tells in LIST what a mailbox is for, whether or not that was asked. RFC 6154. */
public final class SpecialUses {

    public static final String NAME = "SPECIAL-USE";

    public static final Extension EXTENSION =
            Extension.of(NAME)
                    .listAttributes(SpecialUses::attributes)
                    .wordsWith(SpecialUses::words, ListExtended.OR_REV2);

    private SpecialUses() {}

    static void words(Vocabulary.Builder words) {
        words.modifier(ListSelectionOption.WORDS, NAME, in -> new Selection());
        words.modifier(ListReturnOption.WORDS, NAME, in -> new Return());
    }

    /** What it is for; what a mailbox is for to another user is not told. RFC 6154 §2 */
    static Set<SpecialUse> of(ListedMailbox listed) {
        return listed.isOwn()
                ? listed.mailbox().map(mailbox -> mailbox.specialUse()).orElse(Set.of())
                : Set.of();
    }

    private static List<String> attributes(ListedMailbox listed) {
        return of(listed).stream().map(SpecialUse::attribute).toList();
    }

    /** Only mailboxes that are for something. RFC 6154 §2 */
    record Selection() implements ListSelectionOption {
        @Override
        public Kind kind() {
            return Kind.INDEPENDENT; // RFC 6154 §6
        }

        @Override
        public boolean selects(ListedMailbox listed) {
            return !of(listed).isEmpty();
        }

        @Override
        public Optional<ListReturnOption> implied() {
            return Optional.of(new Return());
        }

        @Override
        public String toString() {
            return NAME;
        }
    }

    /** What each is for. RFC 6154 §2 */
    record Return() implements ListReturnOption {
        @Override
        public List<String> attributes(ListedMailbox listed) {
            return SpecialUses.attributes(listed);
        }

        @Override
        public String toString() {
            return NAME;
        }
    }
}

package dev.postiche.imap.command;

import dev.postiche.imap.grammar.MessageSet;
import dev.postiche.imap.grammar.Modifiers;
import dev.postiche.imap.session.SelectedCommand;
import dev.postiche.store.FlagChange.Operation;

/** Something else than flags that STORE alters, which an extension brings. RFC 4466 §2.5. */
@FunctionalInterface
public interface ExtendedStoreItem {

    /** The kind of word under which an extension brings the name of one. */
    String WORDS = "STORE-ITEM";

    /** The STORE of this item. */
    SelectedCommand of(MessageSet messages, Modifiers modifiers, Operation operation);
}

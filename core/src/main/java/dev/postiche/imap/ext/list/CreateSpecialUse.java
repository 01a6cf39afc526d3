package dev.postiche.imap.ext.list;

import dev.postiche.imap.command.CreateParameter;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.imap.session.Extension;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.Mailbox;
import dev.postiche.store.Transaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * CREATE-SPECIAL-USE lets a client say what a new mailbox is for; what another one was for so far
 * it no longer is. RFC 6154 §3.
 */
public record CreateSpecialUse(List<String> attributes) implements CreateParameter {

    /** These show messages of other mailboxes, which no mailbox that is made does. RFC 6154 §2 */
    private static final Set<SpecialUse> VIRTUAL =
            EnumSet.of(SpecialUse.ALL, SpecialUse.FLAGGED, SpecialUse.IMPORTANT);

    public static final Extension EXTENSION =
            Extension.of("CREATE-SPECIAL-USE")
                    .words(words -> words.modifier("CREATE", "USE", CreateSpecialUse::parse));

    private static CreateSpecialUse parse(ImapParser in) {
        in.sp();
        return new CreateSpecialUse(in.list(CreateSpecialUse::useAttr));
    }

    private static String useAttr(ImapParser in) {
        in.character('\\');
        return "\\" + in.atom();
    }

    @Override
    public void made(Transaction tx, Mailbox mailbox) {
        assign(tx, mailbox, uses(attributes));
    }

    /**
     * The uses that these attributes stand for.
     *
     * @throws No with USEATTR for one that no client can give to a mailbox
     */
    public static Set<SpecialUse> uses(List<String> attributes) {
        var uses = EnumSet.noneOf(SpecialUse.class);
        for (var attribute : attributes) {
            uses.add(
                    SpecialUse.of(attribute)
                            .filter(use -> !VIRTUAL.contains(use))
                            .orElseThrow(() -> unsupported(attribute)));
        }
        return uses;
    }

    private static No unsupported(String attribute) {
        return No.with(new ResponseCode("USEATTR"), attribute + " is not supported");
    }

    /** Makes a mailbox the one that is for this, and no other of the account. RFC 6154 §3 */
    public static void assign(Transaction tx, Mailbox mailbox, Set<SpecialUse> uses) {
        for (var other : tx.account(mailbox.user()).mailboxes()) {
            var left = EnumSet.noneOf(SpecialUse.class);
            left.addAll(other.specialUse());
            if (left.removeAll(uses)) {
                tx.setSpecialUse(other.id(), left);
            }
        }
        tx.setSpecialUse(mailbox.id(), uses);
    }
}

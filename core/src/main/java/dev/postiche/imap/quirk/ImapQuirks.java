package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;
import dev.postiche.store.StoreRule;
import java.util.ArrayList;
import java.util.List;

/** Every quirk of the IMAP side; a new one is a file and a line here. */
public final class ImapQuirks {

    private static final List<Quirk> ALL =
            List.of(
                    EstimatedSizes.QUIRK,
                    Labels.EXPUNGE_BEHAVIOR,
                    InboxName.QUIRK,
                    Labels.QUIRK,
                    NoPrivateMetadata.QUIRK,
                    NoRefusalCodes.QUIRK,
                    NoRfc822.QUIRK,
                    OwnMailboxes.QUIRK,
                    ToldCapabilities.QUIRK,
                    UnannouncedUses.QUIRK);

    private ImapQuirks() {}

    public static List<Quirk> all() {
        return ALL;
    }

    /** What the store of a server with this profile sees to. */
    public static List<StoreRule> rules(ServerProfile profile) {
        var rules = new ArrayList<StoreRule>();
        if (OwnMailboxes.QUIRK.isOn(profile)) {
            rules.add(new OwnMailboxes(profile));
        }
        if (Labels.QUIRK.isOn(profile)) {
            rules.add(new Labels(profile));
        }
        return rules;
    }
}

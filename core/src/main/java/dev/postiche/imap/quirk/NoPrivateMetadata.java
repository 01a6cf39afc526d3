package dev.postiche.imap.quirk;

import dev.postiche.spec.Quirk;
import dev.postiche.spec.ServerProfile;

/**
 * Annotations are shared by all users, and private ones refused; clients that keep their settings
 * in private ones have to do without. RFC 5464 §3.3.
 */
public final class NoPrivateMetadata {

    public static final Quirk QUIRK =
            Quirk.of("noPrivateMetadata", "SETMETADATA refuses private entries by NOPRIVATE");

    private NoPrivateMetadata() {}

    /** Whether private ones are refused. */
    public static boolean isOn(ServerProfile profile) {
        return QUIRK.isOn(profile);
    }
}

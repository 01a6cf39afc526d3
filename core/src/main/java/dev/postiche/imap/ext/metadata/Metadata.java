package dev.postiche.imap.ext.metadata;

import dev.postiche.imap.session.Extension;
import java.util.List;

/**
 * METADATA keeps annotations of mailboxes and of the server, METADATA-SERVER those of the server
 * alone. RFC 5464.
 */
public final class Metadata {

    public static final String NAME = "METADATA";
    public static final String SERVER = "METADATA-SERVER";

    /** One excludes the other. RFC 5464 §1 */
    public static final List<Extension> EXTENSIONS =
            List.of(broughtBy(Extension.of(NAME)), broughtBy(Extension.of(SERVER)).onlyByName());

    private Metadata() {}

    private static Extension broughtBy(Extension extension) {
        return extension
                .commands(GetMetadata.SPEC, SetMetadata.SPEC)
                .enablable()
                .whenEnabled((session, replies) -> MetadataNews.follow(session));
    }
}

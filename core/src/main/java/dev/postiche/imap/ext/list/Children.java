package dev.postiche.imap.ext.list;

import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ListedMailbox;
import java.util.List;

/** CHILDREN says in LIST whether there is anything below a name. RFC 3348. */
public final class Children {

    public static final Extension EXTENSION =
            Extension.of("CHILDREN").listAttributes(Children::attributes);

    private Children() {}

    static List<String> attributes(ListedMailbox listed) {
        return List.of(listed.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
    }
}

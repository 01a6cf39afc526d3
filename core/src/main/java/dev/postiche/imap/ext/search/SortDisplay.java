package dev.postiche.imap.ext.search;

import dev.postiche.imap.command.SortKey;
import dev.postiche.imap.session.Extension;
import dev.postiche.message.Address;
import dev.postiche.message.Envelope;
import dev.postiche.message.MimeWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** SORT=DISPLAY sorts by what a client shows of an address: the name, if it has one. RFC 5957. */
public final class SortDisplay {

    public static final Extension EXTENSION =
            Extension.of("SORT=DISPLAY")
                    .words(
                            words ->
                                    words.modifier(
                                                    Sort.KEY,
                                                    "DISPLAYFROM",
                                                    in -> display(Envelope::from))
                                            .modifier(
                                                    Sort.KEY,
                                                    "DISPLAYTO",
                                                    in -> display(Envelope::to)));

    private SortDisplay() {}

    private static SortKey display(Function<Envelope, List<Address>> field) {
        return SortKey.text(
                message ->
                        field.apply(message.message().envelope()).stream()
                                .findFirst()
                                .map(SortDisplay::shown)
                                .orElse(""));
    }

    /** The sort value of an address. RFC 5957 §3 */
    private static String shown(Address address) {
        var name = address.name().map(MimeWords::decode).filter(text -> !text.isEmpty());
        return name.or(() -> spelled(address)).orElse("");
    }

    private static Optional<String> spelled(Address address) {
        var mailbox = address.mailbox().map(MimeWords::decode);
        return mailbox.map(local -> address.host().map(host -> local + "@" + host).orElse(local));
    }
}

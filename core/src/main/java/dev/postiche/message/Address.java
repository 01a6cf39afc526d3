package dev.postiche.message;

import java.util.Optional;

/**
 * One address of an envelope, in the four fields that the wire has. RFC 9051 §7.5.2.
 *
 * <p>The strings are raw, one character an octet. A group begins with an address that has a mailbox
 * (the group's name) and no host, and ends with one that has neither.
 */
public record Address(
        Optional<String> name,
        Optional<String> route,
        Optional<String> mailbox,
        Optional<String> host) {

    /** A plain address; where a broken one has no host, it is the empty string, never absent. */
    public static Address of(String name, String mailbox, String host) {
        return new Address(
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                Optional.empty(),
                Optional.of(mailbox),
                Optional.of(host));
    }

    /** Stands where a group begins. */
    public static Address groupStart(String groupName) {
        return new Address(
                Optional.empty(), Optional.empty(), Optional.of(groupName), Optional.empty());
    }

    /** Stands where a group ends. */
    public static Address groupEnd() {
        return new Address(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The address as people read it, {@code Name <mailbox@host>}: without the comments and the
     * quoting of the header, and with encoded words decoded. RFC 5322 §3.4, RFC 2047.
     */
    public String text() {
        var address = mailbox.orElse("") + host.map(it -> "@" + it).orElse("");
        return MimeWords.decode(name.map(it -> it + " <" + address + ">").orElse(address));
    }

    /** Whether this marks the begin or the end of a group and is no address. */
    public boolean isGroupMark() {
        return host.isEmpty();
    }
}

package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;
import dev.postiche.message.Message;
import dev.postiche.spec.Speech;
import dev.postiche.store.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What one listener is able to: the extensions that are in use, composed once.
 *
 * <p>A capability that is not in use leaves no trace: its commands are unknown, its words are BAD,
 * its reply codes are not sent. RFC 3501 §7.2.1.
 */
public final class Capabilities {

    private static final String REV1 = "IMAP4rev1";
    private static final String REV2 = "IMAP4rev2";

    private final List<Extension> used;
    private final Set<String> names;
    private final List<String> beforeLogin;
    private final List<String> afterLogin;
    private final Map<String, BiFunction<AuthenticatedSession, Mailbox, String>> statusItems =
            new HashMap<>();
    private final Dialect dialect;
    private final Dialect rev2Dialect;

    private Capabilities(List<Extension> used, List<String> beforeLogin, List<String> afterLogin) {
        this.used = used;
        this.beforeLogin = beforeLogin;
        this.afterLogin = afterLogin;
        this.names =
                used.stream().map(each -> upper(each.capability())).collect(Collectors.toSet());
        used.forEach(each -> statusItems.putAll(each.statusItems()));
        dialect = new Dialect(used, names);
        rev2Dialect =
                new Dialect(
                        used.stream().filter(each -> !each.capability().equals(REV1)).toList(),
                        names);
    }

    /**
     * What is left of all extensions by what a profile says.
     *
     * @param all every extension there is, in the order in which they are announced
     */
    public static Capabilities of(List<Extension> all, Speech speech) {
        var hidden = hidden(all, speech.without());
        var before = named(all, speech.beforeLogin(), hidden);
        var after = named(all, speech.afterLogin(), hidden);
        var wanted = new LinkedHashSet<String>();
        before.forEach(name -> wanted.add(upper(name)));
        after.forEach(name -> wanted.add(upper(name)));
        for (var extension : all) {
            if (wanted.contains(upper(extension.capability()))) {
                extension.includes().stream()
                        .map(Capabilities::upper)
                        .filter(part -> !hidden.contains(part))
                        .forEach(wanted::add);
            }
        }
        var used = all.stream().filter(each -> wanted.contains(upper(each.capability()))).toList();
        return new Capabilities(used, before, after);
    }

    /** A client infers a part from the whole: so the whole is hidden where a part of it is. */
    private static Set<String> hidden(List<Extension> all, List<String> without) {
        var hidden = without.stream().map(Capabilities::upper).collect(Collectors.toSet());
        all.stream()
                .filter(
                        each ->
                                each.parts().stream()
                                        .map(Capabilities::upper)
                                        .anyMatch(hidden::contains))
                .map(each -> upper(each.capability()))
                .toList()
                .forEach(hidden::add);
        return hidden;
    }

    private static List<String> named(List<Extension> all, List<String> said, Set<String> hidden) {
        var names = new LinkedHashSet<String>();
        for (var name : said) {
            if (name.equals(Speech.EVERYTHING)) {
                all.stream()
                        .filter(Extension::isInEverything)
                        .forEach(each -> names.add(each.capability()));
            } else {
                names.add(name);
            }
        }
        names.removeIf(name -> hidden.contains(upper(name)));
        return List.copyOf(names);
    }

    /** Whether a capability is in use, announced at this moment or not. */
    public boolean has(String capability) {
        return names.contains(upper(capability));
    }

    /** What can be announced after login, whatever else it depends on. */
    public List<String> afterLogin() {
        return afterLogin;
    }

    /** The list that a client is told at this moment. RFC 3501 §7.2.1 */
    public List<String> announced(ImapSession session) {
        var shown = new ArrayList<String>();
        for (var name : session.isAuthenticated() ? afterLogin : beforeLogin) {
            var extension =
                    used.stream()
                            .filter(each -> each.capability().equalsIgnoreCase(name))
                            .findFirst();
            // A word that brings nothing is merely announced.
            if (extension.isEmpty()) {
                shown.add(name);
            } else if (extension.get().isAnnounced(session)) {
                shown.add(extension.get().announcement(session));
            }
        }
        return shown;
    }

    /**
     * The commands and words of a session.
     *
     * @param rev2 whether it speaks IMAP4rev2 and not IMAP4rev1
     */
    public Dialect dialect(boolean rev2) {
        return rev2 ? rev2Dialect : dialect;
    }

    /**
     * Whether a session speaks IMAP4rev2: it was switched on, or there is nothing else. RFC 9051
     * Appendix A
     */
    boolean speaksRev2(boolean enabled) {
        return has(REV2) && (enabled || !has(REV1));
    }

    /** Tells what extensions tell of a mailbox that is now selected. */
    public void tellSelected(SelectedSession session, Replies replies) {
        used.forEach(each -> each.whenSelected().forEach(tell -> tell.accept(session, replies)));
    }

    /** Tells what extensions tell of a mailbox that was made. */
    public void tellCreated(Mailbox mailbox, Replies replies) {
        used.stream()
                .flatMap(each -> each.whenCreated().stream())
                .forEach(code -> replies.completed(code.apply(mailbox)));
    }

    /** NO if an extension forbids a client to store this message. */
    public void checkStored(AuthenticatedSession session, Message message) {
        used.forEach(each -> each.whenStored().forEach(check -> check.accept(session, message)));
    }

    /** The value of a STATUS item that an extension brings. */
    public String statusItem(String name, AuthenticatedSession session, Mailbox mailbox) {
        return Optional.ofNullable(statusItems.get(name))
                .map(value -> value.apply(session, mailbox))
                .orElse("0");
    }

    /** Tells a client that waits how far its command has come. */
    void tellProgress(Progress progress, Replies replies) {
        used.stream()
                .flatMap(each -> each.whileWorking().stream())
                .forEach(code -> replies.ok(code.apply(progress), "Still working on it"));
    }

    /** The attributes that extensions show of a mailbox in LIST. */
    public List<String> listAttributes(ListedMailbox mailbox) {
        return used.stream()
                .flatMap(each -> each.listAttributes().stream())
                .flatMap(attributes -> attributes.apply(mailbox).stream())
                .toList();
    }

    /**
     * How many messages a command takes. RFC 9738
     *
     * @param saving whether it stores messages
     */
    MessageBound messageBound(ImapSession session, boolean saving) {
        return new MessageBound(
                used.stream()
                        .flatMap(each -> each.bounds().stream())
                        .filter(bound -> saving || !bound.onlySaving())
                        .mapToLong(bound -> session.session().limits().of(bound.limit()))
                        .min()
                        .orElse(Long.MAX_VALUE));
    }

    /** The largest non-synchronizing literal; 0 where none is allowed. RFC 7888 */
    public long nonSynchronizingLiterals() {
        return used.stream().mapToLong(Extension::nonSynchronizingLiterals).max().orElse(0);
    }

    /** Lets a session become what it is with a capability that was just switched on. RFC 5161 */
    void switchOn(String capability, ImapSession session, Replies replies) {
        used.stream()
                .map(extension -> Optional.ofNullable(extension.whenEnabled().get(capability)))
                .flatMap(Optional::stream)
                .forEach(change -> change.accept(session, replies));
    }

    /** The capability of this name as it is announced, if ENABLE can switch it on. RFC 5161 */
    public Optional<String> enablable(String capability) {
        return used.stream()
                .filter(Extension::isEnablable)
                .map(Extension::capability)
                .filter(capability::equalsIgnoreCase)
                .findFirst();
    }

    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}

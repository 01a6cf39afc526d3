package dev.postiche;

import dev.postiche.engine.Limits;
import dev.postiche.fixture.Profiles;
import dev.postiche.fixture.Quirks;
import dev.postiche.imap.ImapConversations;
import dev.postiche.pop3.Pop3Conversation;
import dev.postiche.spec.Nearest;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.Speech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server is like: a profile, and what was said beside it.
 *
 * @param profile with all that was said of capabilities and separator already in it
 */
record Personality(ServerProfile profile) {

    /**
     * @throws IllegalArgumentException if a name is unknown, with the nearest one that is known
     */
    static Personality of(ServerSpec said) {
        refuseUnknown(said.without());
        var profile =
                said.profileFile()
                        .map(Profiles::read)
                        .orElseGet(() -> profile(said.profile().orElse(Profiles.DEFAULT)));
        var imap = speech(profile.imap(), said);
        profile = profile.imap(imap).pop3(speech(profile.pop3(), said));
        if (said.separator().isPresent()) {
            profile = profile.separator(said.separator().get());
        }
        for (var limit : said.limits().entrySet()) {
            profile = profile.limit(limit.getKey(), limit.getValue());
        }
        for (var quirk : said.quirks().entrySet()) {
            var value = Quirks.named(quirk.getKey()).checked(quirk.getValue());
            profile = profile.quirk(quirk.getKey(), value);
        }
        return new Personality(profile);
    }

    private static ServerProfile profile(String name) {
        var named = Profiles.named(name);
        if (named.isPresent()) {
            return named.get();
        }
        if (Files.isRegularFile(Path.of(name))) {
            return Profiles.read(Path.of(name));
        }
        var names = new TreeSet<>(Profiles.names());
        throw new IllegalArgumentException(
                "unknown profile \"%s\"%s"
                        .formatted(name, hintOr(name, names, "; profiles: " + names)));
    }

    private static void refuseUnknown(List<String> without) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(ImapConversations.knownCapabilities());
        known.addAll(Pop3Conversation.knownCapabilities());
        for (var name : without) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown capability \"%s\" cannot be hidden%s"
                                .formatted(name, hintOr(name, known, "; capabilities: " + known)));
            }
        }
    }

    private static String hintOr(String name, Set<String> known, String otherwise) {
        var hint = Nearest.hint(name, known);
        return hint.isEmpty() ? otherwise : hint;
    }

    private static Speech speech(Speech speech, ServerSpec said) {
        return speech.beforeLogin(plus(speech.beforeLogin(), said.with()))
                .afterLogin(plus(speech.afterLogin(), said.with()))
                .without(plus(speech.without(), said.without()));
    }

    private static String[] plus(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toArray(String[]::new);
    }

    /** Whether passwords are refused before TLS, over POP3 as over IMAP. RFC 3501 §7.2.1 */
    boolean plaintextNeedsTls() {
        return Stream.of(plus(profile.imap().beforeLogin(), profile.pop3().beforeLogin()))
                .anyMatch("LOGINDISABLED"::equalsIgnoreCase);
    }

    Limits limits() {
        return Limits.of(profile.limits());
    }

    /** The POP3 capabilities that a profile does not name, or that somebody hides. */
    Set<String> hiddenInPop3() {
        var speech = profile.pop3();
        var shown =
                Stream.of(plus(speech.beforeLogin(), speech.afterLogin()))
                        .map(Personality::upper)
                        .collect(Collectors.toSet());
        var hidden = speech.without().stream().map(Personality::upper).collect(Collectors.toSet());
        if (!shown.contains(Speech.EVERYTHING)) {
            Pop3Conversation.knownCapabilities().stream()
                    .filter(word -> !shown.contains(word))
                    .forEach(hidden::add);
        }
        return hidden;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}

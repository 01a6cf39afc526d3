package dev.postiche;

import dev.postiche.engine.Limits;
import dev.postiche.fixture.Profiles;
import dev.postiche.fixture.Quirks;
import dev.postiche.imap.ImapConversations;
import dev.postiche.pop3.Pop3Conversation;
import dev.postiche.spec.MailFile;
import dev.postiche.spec.Nearest;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.Speech;
import dev.postiche.spec.TlsSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a server is like: a profile, and what was said beside it.
 *
 * @param said with the profile by a name that all servers know, or else whole
 * @param manners the profile with all that was said but limits: what clients may go by
 * @param profile with all that was said
 */
record Personality(ServerSpec said, ServerProfile manners, ServerProfile profile) {

    /**
     * @throws IllegalArgumentException if a name is unknown, with the nearest one that is known
     */
    static Personality of(ServerSpec said) {
        refuseUnknown(said.without());
        var own = own(said);
        var profile =
                own.map(Profiles::complete)
                        .orElseGet(() -> named(said.profile().orElse(Profiles.DEFAULT)));
        var told = own.map(said::profile).orElse(said.profile(profile.name()));
        // A word that nobody knows is announced where most words are.
        var forPop3 = with(said, Personality::isOfPop3);
        var forImap = with(said, word -> isOfImap(word) || !isOfPop3(word));
        profile =
                profile.imap(speech(profile.imap(), forImap, said.without()))
                        .pop3(speech(profile.pop3(), forPop3, said.without()));
        if (said.separator().isPresent()) {
            profile = profile.separator(said.separator().get());
        }
        for (var quirk : said.quirks().entrySet()) {
            var value = Quirks.named(quirk.getKey()).checked(quirk.getValue());
            profile = profile.quirk(quirk.getKey(), value);
        }
        var manners = profile;
        for (var limit : said.limits().entrySet()) {
            profile = profile.limit(limit.getKey(), limit.getValue());
        }
        Limits.of(profile.limits());
        return new Personality(told, manners, profile);
    }

    /** One that is not known by its name: whoever is told of it may not have its file. */
    private static Optional<ServerProfile> own(ServerSpec said) {
        return said.wholeProfile()
                .or(() -> said.profileFile().or(() -> file(said)).map(Profiles::written));
    }

    private static Optional<MailFile> file(ServerSpec said) {
        return said.profile()
                .filter(name -> !Profiles.names().contains(name))
                .filter(name -> name.endsWith(".json") || Files.isRegularFile(Path.of(name)))
                .map(name -> MailFile.of(Path.of(name)));
    }

    TlsSpec tls() {
        return said.tls().orElse(TlsSpec.DEFAULT);
    }

    /** Whether clients of the other one need not be told that it is this one now. */
    boolean isToClients(Personality other) {
        return manners.equals(other.manners) && tls().equals(other.tls());
    }

    private static boolean isOfPop3(String word) {
        return holds(Pop3Conversation.knownCapabilities(), word);
    }

    private static boolean isOfImap(String word) {
        return holds(ImapConversations.knownCapabilities(), word);
    }

    private static ServerProfile named(String name) {
        return Profiles.named(name).orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        var names = new TreeSet<>(Profiles.names());
        return new IllegalArgumentException(
                "unknown profile \"%s\"%s"
                        .formatted(name, hintOr(name, names, "; profiles: " + names)));
    }

    private static void refuseUnknown(List<String> without) {
        if (without.isEmpty()) {
            return; // and does not look at all extensions, which takes its time in a fresh JVM
        }
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

    private static boolean holds(List<String> words, String word) {
        return words.stream().anyMatch(word::equalsIgnoreCase);
    }

    private static List<String> with(ServerSpec said, Predicate<String> belongsHere) {
        return said.with().stream().filter(belongsHere).toList();
    }

    private static Speech speech(Speech speech, List<String> with, List<String> without) {
        return speech.beforeLogin(plus(speech.beforeLogin(), with))
                .afterLogin(plus(speech.afterLogin(), with))
                .without(plus(speech.without(), without));
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
}

package dev.postiche.pop3;

import dev.postiche.engine.Islands;
import dev.postiche.sasl.Credentials;
import dev.postiche.spec.ServerProfile;
import dev.postiche.spec.Speech;
import dev.postiche.store.MailStore;
import dev.postiche.wire.TlsUpgrade;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What the sessions of a POP3 port share.
 *
 * @param store where the mail is
 * @param credentials who may log in
 * @param profile its quirks, what is announced before and after login, the texts of replies
 * @param locks who has which maildrop
 * @param history who logged in when and has had what
 * @param stls how TLS begins after STLS; empty if it is not offered
 * @param hostName the server's name in stamps and challenges
 * @param plaintextNeedsTls whether USER, PASS and plaintext mechanisms are refused without TLS
 * @param random where stamps and nonces come from
 * @param islands where accounts are at home that this store does not hold
 */
public record Pop3Settings(
        MailStore store,
        Credentials credentials,
        ServerProfile profile,
        MaildropLocks locks,
        MaildropHistory history,
        Optional<TlsUpgrade> stls,
        String hostName,
        boolean plaintextNeedsTls,
        RandomGenerator random,
        Islands<Pop3Settings> islands) {

    private static final String SASL = "SASL ";

    /** The same for users of other islands, too. */
    public Pop3Settings withIslands(Credentials everybodys, Islands<Pop3Settings> others) {
        return new Pop3Settings(
                store,
                everybodys,
                profile,
                locks,
                history,
                stls,
                hostName,
                plaintextNeedsTls,
                random,
                others);
    }

    Speech speech() {
        return profile.pop3();
    }

    /** The text of the greeting, to which the stamp of APOP is added. */
    String greeting() {
        return speech().greeting().orElse("Postiche ready");
    }

    /** What is announced in a state, as the profile writes it. */
    List<String> announced(Pop3State state) {
        return state == Pop3State.AUTHORIZATION ? speech().beforeLogin() : speech().afterLogin();
    }

    boolean has(Pop3Capability capability) {
        return mayTell(capability);
    }

    /** Whether it may be told as far as the profile knows more of it than this server. */
    boolean mayTell(Pop3Capability capability) {
        return isNamed(capability.word())
                && (capability != Pop3Capability.STLS || stls.isPresent());
    }

    private boolean isNamed(String word) {
        return !isHidden(word)
                && said().map(Pop3Settings::firstWord)
                        .anyMatch(
                                each ->
                                        each.equals(Speech.EVERYTHING)
                                                || each.equalsIgnoreCase(word));
    }

    private boolean isHidden(String word) {
        return speech().without().stream().anyMatch(word::equalsIgnoreCase);
    }

    private Stream<String> said() {
        return Stream.concat(speech().beforeLogin().stream(), speech().afterLogin().stream());
    }

    static String firstWord(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /** Whether a client may log in by it: as long as SASL is not told with other ones. */
    boolean hasMechanism(String name) {
        var told =
                said().filter(line -> line.regionMatches(true, 0, SASL, 0, SASL.length()))
                        .flatMap(line -> Stream.of(line.substring(SASL.length()).split(" ")))
                        .toList();
        return !isHidden("AUTH=" + name)
                && (told.isEmpty() || told.stream().anyMatch(name::equalsIgnoreCase));
    }
}

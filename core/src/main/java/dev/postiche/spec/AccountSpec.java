package dev.postiche.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as a fixture describes it; each verb gives a new value.
 *
 * <p>The verbs are the words of the JSON form; everything but the user has a default, and INBOX is
 * always there.
 *
 * <pre>{@code
 * account("anna").password("secret").addresses("anna@example.org")
 *         .mailboxes(mailbox("INBOX").messages(message().subject("Hi")));
 * }</pre>
 */
public final class AccountSpec {

    /** The password of an account that says none. */
    public static final String DEFAULT_PASSWORD = "secret";

    private final String user;
    private final Words words;

    private AccountSpec(String user, Words words) {
        this.user = user;
        this.words = words;
    }

    /**
     * An account with this login name.
     *
     * @throws IllegalArgumentException if it is empty or has a control character
     */
    public static AccountSpec account(String user) {
        if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a user has a name of visible characters, not \"" + user + "\"");
        }
        return new AccountSpec(user, Words.NONE);
    }

    /** The password; {@value #DEFAULT_PASSWORD} by default. */
    public AccountSpec password(String password) {
        return with("password", password);
    }

    /** Further login names, whose deliveries lead here too; in place of those said before. */
    public AccountSpec addresses(String... addresses) {
        return with("addresses", List.of(addresses));
    }

    /** How much it may hold. */
    public AccountSpec quota(QuotaSpec quota) {
        return with("quota", quota);
    }

    /** Names it is subscribed to though they are no mailboxes, in place of those said before. */
    public AccountSpec subscriptions(String... names) {
        return with("subscriptions", List.of(names));
    }

    /** Bearer tokens that let it in, in place of those said before. */
    public AccountSpec tokens(TokenSpec... tokens) {
        return with("tokens", List.of(tokens));
    }

    /**
     * What the user notes of the server for himself: annotations of no mailbox, search filters (RFC
     * 5466) among them. RFC 5464 §3.2
     *
     * @param entry its name, which begins with {@code /private/}; case does not matter
     * @throws IllegalArgumentException if it is no such name
     */
    public AccountSpec metadata(String entry, String value) {
        return new AccountSpec(
                user, words.plus("metadata", EntryName.privateOfTheServer(entry), value));
    }

    /** More mailboxes; one of a name that was said before is merged with it. */
    public AccountSpec mailboxes(MailboxSpec... mailboxes) {
        return mailboxes(List.of(mailboxes));
    }

    /** More mailboxes; one of a name that was said before is merged with it. */
    public AccountSpec mailboxes(List<MailboxSpec> mailboxes) {
        var byName = new LinkedHashMap<String, MailboxSpec>();
        mailboxes().forEach(mailbox -> byName.put(mailbox.name(), mailbox));
        mailboxes.forEach(mailbox -> byName.merge(mailbox.name(), mailbox, MailboxSpec::merge));
        return with("mailboxes", List.copyOf(byName.values()));
    }

    /** The login name. */
    public String user() {
        return user;
    }

    /** The password. */
    public String password() {
        return words.get("password", String.class).orElse(DEFAULT_PASSWORD);
    }

    /** Further login names. */
    public List<String> addresses() {
        return words.list("addresses", String.class);
    }

    /** How much it may hold; without a limit by default. */
    public QuotaSpec quota() {
        return words.get("quota", QuotaSpec.class).orElse(QuotaSpec.quota());
    }

    /** Names it is subscribed to though they are no mailboxes. RFC 9051 §6.3.7. */
    public List<String> subscriptions() {
        return words.list("subscriptions", String.class);
    }

    /** Bearer tokens that let it in. */
    public List<TokenSpec> tokens() {
        return words.list("tokens", TokenSpec.class);
    }

    /** What the user notes of the server for himself, as far as said. */
    public Map<String, String> metadata() {
        return words.map("metadata");
    }

    /** The mailboxes that were said, each name once; INBOX exists even if it is not among them. */
    public List<MailboxSpec> mailboxes() {
        return words.list("mailboxes", MailboxSpec.class);
    }

    /** The mailbox of this name, if it was said. */
    public Optional<MailboxSpec> mailbox(String name) {
        var wanted = MailboxSpec.mailbox(name).name();
        return mailboxes().stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** Whether this word of the JSON form was said. */
    public boolean says(String word) {
        return word.equals("user") || words.has(word);
    }

    /**
     * Both together: what the later one says of the same word counts, mailboxes are merged by name.
     *
     * @param later of the same user
     */
    public AccountSpec merge(AccountSpec later) {
        var both = new AccountSpec(user, words.overruledBy(later.words));
        if (!words.has("mailboxes") || !later.words.has("mailboxes")) {
            return both;
        }
        var all = mailboxes(later.mailboxes()).mailboxes();
        return both.with("mailboxes", all);
    }

    private AccountSpec with(String word, Object value) {
        return new AccountSpec(user, words.with(word, value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountSpec that
                && user.equals(that.user)
                && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }

    /** Without the password, which is a secret. */
    @Override
    public String toString() {
        return "account " + user + words.without("password");
    }
}

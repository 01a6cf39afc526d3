package dev.postiche.pop3;

import dev.postiche.sasl.Credentials;
import dev.postiche.spec.Quirk;
import dev.postiche.spec.TokenVerdict;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Each message is listed until somebody has downloaded it; who logs in as {@code recent:anna} sees
 * the last thirty days whatever was downloaded. As Gmail does, where several devices would
 * otherwise take the mail away from each other.
 *
 * <p>One session's credentials: they take the mark off the login name and note that it was there.
 */
final class RecentMode implements Credentials {

    static final Quirk QUIRK =
            Quirk.of(
                    "pop3RecentMode",
                    "a message that was downloaded is not listed again, save to who logs in as"
                            + " recent:USER, who sees the last 30 days");

    private static final String MARK = "recent:";
    private static final Duration PERIOD = Duration.ofDays(30);

    private final Credentials credentials;
    private boolean asked;

    RecentMode(Credentials credentials) {
        this.credentials = credentials;
    }

    /** What this session's maildrop lists. */
    List<MessageRow> listed(Mailbox inbox, UidSet downloaded, Instant now) {
        var since = now.minus(PERIOD);
        return StreamSupport.stream(inbox.rows().spliterator(), false)
                .filter(
                        row ->
                                asked
                                        ? !row.internalDate().toInstant().isBefore(since)
                                        : !downloaded.contains(row.uid()))
                .toList();
    }

    private String unmarked(String name) {
        asked = name.startsWith(MARK);
        return asked ? name.substring(MARK.length()) : name;
    }

    @Override
    public Optional<String> login(String name, String password) {
        return credentials.login(unmarked(name), password);
    }

    @Override
    public Optional<Secret> secret(String name) {
        return credentials.secret(unmarked(name));
    }

    @Override
    public String proven(Secret secret) {
        return credentials.proven(secret);
    }

    @Override
    public Optional<String> account(String name) {
        return credentials.account(unmarked(name));
    }

    @Override
    public Optional<String> anonymous() {
        return credentials.anonymous();
    }

    @Override
    public TokenVerdict token(Optional<String> name, String token) {
        return credentials.token(name.map(this::unmarked), token);
    }
}

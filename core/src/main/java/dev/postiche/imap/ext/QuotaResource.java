package dev.postiche.imap.ext;

import dev.postiche.imap.session.AuthenticatedSession;
import dev.postiche.store.Account;
import dev.postiche.store.Quota;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a quota can limit; each is a capability of its own. RFC 9208 §5. */
enum QuotaResource {
    /** All octets, in units of 1,024. RFC 9208 §5.1 */
    STORAGE {
        @Override
        long usage(Account account) {
            return (account.usedOctets() + 1023) / 1024;
        }

        @Override
        OptionalLong limit(Quota quota) {
            return quota.storageKiB();
        }

        @Override
        Quota limited(Quota quota, long limit) {
            return new Quota(OptionalLong.of(limit), quota.messages());
        }
    },
    /** All messages. RFC 9208 §5.2 */
    MESSAGE {
        @Override
        long usage(Account account) {
            return account.usedMessages();
        }

        @Override
        OptionalLong limit(Quota quota) {
            return quota.messages();
        }

        @Override
        Quota limited(Quota quota, long limit) {
            return new Quota(quota.storageKiB(), OptionalLong.of(limit));
        }
    };

    abstract long usage(Account account);

    abstract OptionalLong limit(Quota quota);

    /** The quota with this limit. */
    abstract Quota limited(Quota quota, long limit);

    /** What announces it. RFC 9208 §3.1.1 */
    String capability() {
        return "QUOTA=RES-" + this;
    }

    /** Name, usage and limit; empty if there is no limit. */
    Optional<String> triplet(Account account) {
        var limit = limit(account.quota());
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(this + " " + usage(account) + " " + limit.getAsLong());
    }

    /** Those that are announced; all where none is, as it was before RFC 9208. RFC 2087 */
    static List<QuotaResource> of(AuthenticatedSession session) {
        var announced =
                Stream.of(values()).filter(resource -> session.has(resource.capability())).toList();
        return announced.isEmpty() ? List.of(values()) : announced;
    }

    /** The one of this name, upper case. */
    static Optional<QuotaResource> named(String name, AuthenticatedSession session) {
        return of(session).stream().filter(resource -> resource.name().equals(name)).findFirst();
    }
}

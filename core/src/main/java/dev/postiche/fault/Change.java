package dev.postiche.fault;

import dev.postiche.spec.Flag;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.QuotaSpec;
import java.util.List;
import java.util.Optional;

/**
 * What another client does at this very moment: {@code {"change": {"expunge": {"mailbox": "INBOX",
 * "uid": 2}}}}. Sessions see of it what RFC 2180 lets them see.
 *
 * @param account whose mail; the session's when empty
 * @param what is done
 */
public record Change(Optional<String> account, What what) implements Action {

    /** The things that another client, or the owner of the server, can do. */
    public sealed interface What {
        /** Its word in JSON. */
        String word();
    }

    /** A message arrives. */
    public record Deliver(String mailbox, MessageSpec message) implements What {
        @Override
        public String word() {
            return "deliver";
        }
    }

    /**
     * A message is removed for good.
     *
     * @param uid of the message, 0 where its number is given
     * @param message its number, 0 where its UID is given
     */
    public record Expunge(String mailbox, long uid, long message) implements What {
        /** Checks that the message is named, and once. */
        public Expunge {
            if ((uid == 0) == (message == 0) || uid < 0 || message < 0) {
                throw new IllegalArgumentException(
                        "an expunge needs one of the fields \"uid\" and \"message\"");
            }
        }

        /** By its UID. */
        public Expunge(String mailbox, long uid) {
            this(mailbox, uid, 0);
        }

        /** The message that has this number, 1 for the first. */
        public static Expunge number(String mailbox, long message) {
            return new Expunge(mailbox, 0, message);
        }

        @Override
        public String word() {
            return "expunge";
        }
    }

    /** The flags of a message change. */
    public record ChangeFlags(String mailbox, long uid, List<Flag> add, List<Flag> remove)
            implements What {
        /** Keeps copies of the lists. */
        public ChangeFlags {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }

        @Override
        public String word() {
            return "flags";
        }
    }

    /** The mailbox gets a greater UIDVALIDITY. RFC 9051 §2.3.1.1. */
    public record RenewUidValidity(String mailbox) implements What {
        @Override
        public String word() {
            return "uidValidity";
        }
    }

    /** The mailbox gets another name. */
    public record Rename(String mailbox, String to) implements What {
        @Override
        public String word() {
            return "rename";
        }
    }

    /** The mailbox is deleted. */
    public record Delete(String mailbox) implements What {
        @Override
        public String word() {
            return "delete";
        }
    }

    /** The account may hold another amount. */
    public record SetQuota(QuotaSpec quota) implements What {
        @Override
        public String word() {
            return "quota";
        }
    }

    /** The password changes. */
    public record SetPassword(String password) implements What {
        @Override
        public String word() {
            return "password";
        }

        @Override
        public String toString() {
            return "SetPassword[***]";
        }
    }

    /** A token expires. */
    public record ExpireToken(String token) implements What {
        @Override
        public String word() {
            return "expireToken";
        }

        @Override
        public String toString() {
            return "ExpireToken[***]";
        }
    }

    /** Carries changes out; the floor that knows the store supplies it. */
    @FunctionalInterface
    public interface Hand {
        /**
         * @param account the one the change names, else the session's
         * @throws IllegalArgumentException when there is no such account, mailbox or message
         */
        void carryOut(String account, What what);
    }

    @Override
    public String word() {
        return "change";
    }

    @Override
    public void perform(Stage stage) {
        stage.change(this);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return account.isEmpty() && place.moment().isBeforeCommands()
                ? Optional.of("nobody is logged in there; name an account")
                : Optional.empty();
    }
}

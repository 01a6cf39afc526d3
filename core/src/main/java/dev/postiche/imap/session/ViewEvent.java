package dev.postiche.imap.session;

import dev.postiche.spec.Flag;
import dev.postiche.store.Flags;
import java.util.List;

/**
 * What changed for a client in the mailbox that it has selected.
 *
 * <p>Sequence numbers hold at the moment of the event: all earlier ones have been heard. RFC 9051
 * §7.3, §7.4, §7.5.
 */
public sealed interface ViewEvent {

    /** A message is gone, and all behind it move up by one. RFC 9051 §7.5.1 */
    record Expunged(int sequenceNumber, long uid) implements ViewEvent {}

    /**
     * New messages: there are so many now, and so many of them, the last ones, are new. RFC 9051
     * §7.4.1
     */
    record Exists(int count, int arrived) implements ViewEvent {}

    /** So many have {@code \Recent} in this session now. RFC 3501 §7.3.2 */
    record Recent(int count) implements ViewEvent {}

    /** Keywords are in use that were not; all of them now. RFC 9051 §7.3.5 */
    record KeywordsDefined(List<Flag> keywords) implements ViewEvent {}

    /** A message has these flags now, {@code \Recent} among them. RFC 9051 §7.5.2 */
    record FlagsChanged(int sequenceNumber, long uid, Flags flags, long modSeq)
            implements ViewEvent {}

    /** A message has the flags that the client believes, but a new mod-sequence. RFC 7162 §3.1.3 */
    record ModSeqChanged(int sequenceNumber, long uid, long modSeq) implements ViewEvent {}

    /** Nothing more can be said truthfully: the session ends with BYE. */
    record Ended(Ending why) implements ViewEvent {}

    /** Why a view can no longer be kept up. */
    enum Ending {
        /** The mailbox was deleted. RFC 2180 §3.3 */
        DELETED("The mailbox was deleted"),
        /** Its UIDs mean something else now. RFC 9051 §2.3.1.1 */
        UIDVALIDITY_CHANGED("The UIDVALIDITY of the mailbox changed"),
        /** A snapshot was restored, and a UID would come back. RFC 9051 §2.3.1.1 */
        MESSAGE_CAME_BACK("The mailbox was restored, and an expunged message came back");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /** What BYE says. */
        public String text() {
            return text;
        }
    }
}

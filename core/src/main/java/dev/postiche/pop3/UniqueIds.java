package dev.postiche.pop3;

import dev.postiche.spec.Quirk;
import java.util.random.RandomGenerator;

/**
 * The ids that UIDL tells; clients that leave mail on the server know by them what they have had.
 * RFC 1939 §7.
 */
interface UniqueIds {

    Quirk QUIRK =
            Quirk.oneOf(
                    "pop3UniqueIds",
                    "the ids of UIDL are kept for good, are others in each session, or are shared"
                            + " by two neighbouring messages",
                    "kept",
                    "changing",
                    "repeated");

    /** The id of the message with this UID. */
    String of(long uidValidity, long uid);

    /** As the quirk says, for one session. */
    static UniqueIds of(String quirk, RandomGenerator random) {
        return switch (quirk) {
            case "changing" -> {
                var session = Integer.toHexString(random.nextInt());
                yield (uidValidity, uid) -> kept(uidValidity, uid) + "." + session;
            }
            // Two neighbours share one: the second is never downloaded by who trusts in the ids.
            case "repeated" -> (uidValidity, uid) -> kept(uidValidity, (uid - 1) / 2 * 2 + 1);
            default -> UniqueIds::kept;
        };
    }

    /** Lasts as long as the message and is never given again. RFC 1939 §7 */
    private static String kept(long uidValidity, long uid) {
        return Long.toHexString(uidValidity) + "." + uid;
    }
}

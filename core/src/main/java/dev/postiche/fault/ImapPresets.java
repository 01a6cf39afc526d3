package dev.postiche.fault;

import static dev.postiche.fault.Actions.change;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.dropLine;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.swallow;
import static dev.postiche.fault.Actions.unsolicited;

import dev.postiche.spec.Protocol;
import java.util.List;

/** Ready-made faults of IMAP servers: what they refuse, and when. */
final class ImapPresets {
    /** What a client does once it has logged in. */
    private static final String[] WORK = {
        "SELECT", "EXAMINE", "LIST", "STATUS", "FETCH", "SEARCH", "STORE", "COPY", "MOVE", "APPEND"
    };

    private ImapPresets() {}

    static List<Preset> all() {
        return List.of(
                idleGoesDeaf(),
                dropMidIdle(),
                throttleMs365(),
                throttleGmail(),
                authButNotConnected(),
                uidValidityChange(),
                unsolicitedInFetch(),
                fetchOneFails(),
                overQuota(),
                exchangeBad(),
                lineTooLong(),
                slowSearch(),
                closeFails(),
                vanishedUnderMe());
    }

    private static FaultBuilder<Fault> on(String... commands) {
        return Fault.on(Protocol.IMAP).command(commands);
    }

    private static Preset idleGoesDeaf() {
        return Preset.named(
                        "idle-goes-deaf",
                        "A client that idles is told nothing any more, though the connection lives")
                .number("pushes", 0, "so many are told first")
                .is(
                        values ->
                                Fault.on(Protocol.IMAP)
                                        .at(Moment.IDLE_PUSH)
                                        .skip(values.number("pushes"))
                                        .then(swallow()));
    }

    private static Preset dropMidIdle() {
        return Preset.named("drop-mid-idle", "The connection breaks while a client idles")
                .time("after", "500ms", "how long the IDLE has lasted by then")
                .word("close", List.of("reset", "fin", "half"), "how the connection ends")
                .is(
                        values ->
                                Fault.on(Protocol.IMAP)
                                        .at(Moment.IDLE)
                                        .after(values.time("after"))
                                        .count(1)
                                        .then(close(ConnectionPresets.closeKind(values))));
    }

    private static Preset throttleMs365() {
        return Preset.named(
                        "throttle-ms365",
                        "Commands are refused with a time to wait, as by Exchange Online")
                .time("backoff", "5s", "the time that it asks the client to wait")
                .number("commands", 3, "so many are refused")
                .is(
                        values ->
                                on(WORK).at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("commands"))
                                        .then(
                                                reply(
                                                        "BAD",
                                                        "Request is throttled. Suggested Backoff"
                                                                + " Time: "
                                                                + values.time("backoff").toMillis()
                                                                + " milliseconds")));
    }

    private static Preset throttleGmail() {
        return Preset.named("throttle-gmail", "Commands are refused with [THROTTLED], as by Gmail")
                .number("commands", 3, "so many are refused")
                .is(
                        values ->
                                on(WORK).at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("commands"))
                                        .then(
                                                reply(
                                                        "NO",
                                                        "THROTTLED",
                                                        "Account exceeded command or bandwidth"
                                                                + " limits. (Failure)")));
    }

    private static Preset authButNotConnected() {
        return Preset.named(
                        "auth-but-not-connected",
                        "The login succeeds, but the mailboxes cannot be reached, as with Exchange"
                                + " Online")
                .number("commands", 3, "so many are refused")
                .is(
                        values ->
                                on(WORK).at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("commands"))
                                        .then(
                                                reply(
                                                        "BAD",
                                                        "User is authenticated but not"
                                                                + " connected.")));
    }

    private static Preset uidValidityChange() {
        return Preset.named(
                        "uidvalidity-change",
                        "From the second time that a mailbox is selected all its UIDs mean other"
                                + " messages")
                .text("mailbox", "INBOX", "which mailbox")
                .is(
                        values ->
                                on("SELECT", "EXAMINE")
                                        .mailbox(values.text("mailbox"))
                                        .at(Moment.BEFORE_EXECUTE)
                                        .nth(2)
                                        .then(
                                                change(
                                                        new Change.RenewUidValidity(
                                                                values.text("mailbox")))));
    }

    private static Preset unsolicitedInFetch() {
        return Preset.named(
                        "unsolicited-in-fetch",
                        "Among the answers to FETCH there are lines about other things, which is"
                                + " allowed")
                .number("message", 1, "the number of the message that is told of")
                .is(
                        values ->
                                on("FETCH")
                                        .at(Moment.REPLY)
                                        .then(
                                                unsolicited(
                                                        "* OK Still here",
                                                        "* %s FETCH (FLAGS (\\Seen))"
                                                                .formatted(
                                                                        values.number("message"))))
                                        .also(
                                                on("FETCH")
                                                        .at(Moment.BEFORE_TAGGED)
                                                        .then(
                                                                unsolicited(
                                                                        ("* %s FETCH (FLAGS"
                                                                                        + " (\\Flagged))")
                                                                                .formatted(
                                                                                        values
                                                                                                .number(
                                                                                                        "message"))))));
    }

    private static Preset fetchOneFails() {
        return Preset.named(
                        "fetch-one-fails",
                        "Of the messages that are fetched one is left out, and the command ends in"
                                + " NO")
                .number("message", 1, "its number")
                .text("text", "Some messages could not be fetched", "what is said to the client")
                .is(
                        values ->
                                on("FETCH")
                                        .at(Moment.REPLY)
                                        .then(
                                                dropLine(
                                                        "* %s FETCH*"
                                                                .formatted(
                                                                        values.number("message"))))
                                        .also(
                                                on("FETCH")
                                                        .at(Moment.BEFORE_TAGGED)
                                                        .then(reply("NO", values.text("text")))));
    }

    private static Preset overQuota() {
        return Preset.named("over-quota", "Nothing more can be stored or copied")
                .text("text", "Mailbox is full", "what is said to the client")
                .is(
                        values ->
                                on("APPEND", "COPY", "MOVE")
                                        .at(Moment.BEFORE_EXECUTE)
                                        .then(reply("NO", "OVERQUOTA", values.text("text"))));
    }

    private static Preset exchangeBad() {
        return Preset.named(
                        "exchange-bad", "Commands that are right are called wrong, as by Exchange")
                .text("text", "Command Argument Error. 11", "what is said to the client")
                .number("commands", 1, "so many are refused")
                .is(
                        values ->
                                on("FETCH", "SEARCH", "STORE", "APPEND")
                                        .at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("commands"))
                                        .then(reply("BAD", values.text("text"))));
    }

    private static Preset lineTooLong() {
        return Preset.named(
                        "line-too-long",
                        "Commands with many UIDs or search keys are refused for their length")
                .number("octets", 1000, "longer arguments than that are refused")
                .is(
                        values ->
                                on("FETCH", "SEARCH", "STORE", "COPY", "MOVE")
                                        .argument(longer(values.number("octets")))
                                        .at(Moment.COMMAND)
                                        .then(reply("BAD", "Too long argument")));
    }

    private static String longer(long octets) {
        return "?".repeat((int) Math.min(60_000, octets + 1)) + "*";
    }

    private static Preset vanishedUnderMe() {
        return Preset.named(
                        "vanished-under-me",
                        "Just before a FETCH another client removes a message, as RFC 2180 allows")
                .text("mailbox", "INBOX", "where")
                .number("message", 1, "its number")
                .is(
                        values ->
                                on("FETCH")
                                        .mailbox(values.text("mailbox"))
                                        .at(Moment.BEFORE_EXECUTE)
                                        .count(1)
                                        .then(
                                                change(
                                                        Change.Expunge.number(
                                                                values.text("mailbox"),
                                                                values.number("message")))));
    }

    private static Preset slowSearch() {
        return Preset.named("slow-search", "A search takes its time, as in a large mailbox")
                .time("delay", "5s", "how long")
                .is(
                        values ->
                                on("SEARCH", "SORT", "THREAD", "ESEARCH")
                                        .at(Moment.REPLY)
                                        .then(delay(values.time("delay"))));
    }

    private static Preset closeFails() {
        return Preset.named("close-fails", "A mailbox cannot be closed")
                .text("text", "Mailbox could not be closed", "what is said to the client")
                .is(
                        values ->
                                on("CLOSE", "UNSELECT")
                                        .at(Moment.BEFORE_EXECUTE)
                                        .then(reply("NO", values.text("text"))));
    }
}

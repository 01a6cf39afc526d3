package dev.postiche.fault;

import static dev.postiche.fault.Actions.change;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.dropLine;
import static dev.postiche.fault.Actions.literalSize;
import static dev.postiche.fault.Actions.replace;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.rewriteLine;

import dev.postiche.spec.Protocol;
import java.util.List;

/** Ready-made faults of POP3 servers. */
final class Pop3Presets {
    private static final List<String> WAYS_TO_CLOSE = List.of("reset", "fin", "half");

    private static final String[] LOGINS = {"PASS", "APOP", "AUTH"};

    private Pop3Presets() {}

    static List<Preset> all() {
        return List.of(
                uidlRepeats(),
                uidlMissing(),
                inUse(),
                loginDelay(),
                wrongOctets(),
                noFinalDot(),
                notDotStuffed(),
                numbersShift(),
                dropBeforeQuit(),
                dropAfterQuit());
    }

    private static FaultBuilder<Fault> on(String... commands) {
        return Fault.on(Protocol.POP3).command(commands);
    }

    private static Preset uidlRepeats() {
        return Preset.named(
                        "uidl-repeats", "Two messages have the same unique id, against RFC 1939 §7")
                .number("first", 1, "the number of one")
                .number("second", 2, "the number of the other")
                .text("id", "the-same-id", "what both are called")
                .is(
                        values ->
                                on("UIDL")
                                        .at(Moment.REPLY)
                                        .then(
                                                rewriteLine(
                                                        "^(\\+OK )?(%s|%s) \\S+$"
                                                                .formatted(
                                                                        values.number("first"),
                                                                        values.number("second")),
                                                        "$1$2 " + values.text("id"))));
    }

    private static Preset numbersShift() {
        return Preset.named(
                        "numbers-shift",
                        "Between two sessions another client removes a message, and those behind it"
                                + " get other numbers")
                .number("message", 1, "its number")
                .is(
                        values ->
                                on("QUIT")
                                        .at(Moment.AFTER_EXECUTE)
                                        .count(1)
                                        .then(
                                                change(
                                                        Change.Expunge.number(
                                                                "INBOX",
                                                                values.number("message")))));
    }

    private static Preset uidlMissing() {
        return Preset.named("uidl-missing", "The server does not know UIDL, and does not list it")
                .is(
                        values ->
                                on("UIDL")
                                        .at(Moment.COMMAND)
                                        .then(reply("-ERR", "Unknown command"))
                                        .also(on("CAPA").at(Moment.REPLY).then(dropLine("UIDL"))));
    }

    private static Preset inUse() {
        return Preset.named("in-use", "Another session holds the maildrop. RFC 2449 §8.1.1")
                .number("logins", 1, "so many are refused")
                .is(
                        values ->
                                on(LOGINS)
                                        .at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("logins"))
                                        .then(
                                                reply(
                                                        "-ERR",
                                                        "IN-USE",
                                                        "Do you have another POP session running?")));
    }

    private static Preset loginDelay() {
        return Preset.named("login-delay", "The client comes again too early. RFC 2449 §8.1.1")
                .number("logins", 1, "so many are refused")
                .is(
                        values ->
                                on(LOGINS)
                                        .at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("logins"))
                                        .then(
                                                reply(
                                                        "-ERR",
                                                        "LOGIN-DELAY",
                                                        "Minimum time between mail checks"
                                                                + " violation")));
    }

    private static Preset wrongOctets() {
        return Preset.named("wrong-octets", "The size that is told of a message is not its size")
                .number("more", 10, "octets that it is too large")
                .is(
                        values ->
                                on("RETR")
                                        .at(Moment.REPLY)
                                        .then(literalSize("+" + values.number("more")))
                                        .also(
                                                on("LIST", "STAT")
                                                        .at(Moment.REPLY)
                                                        .then(
                                                                rewriteLine(
                                                                        "^(\\+OK )?(\\d+)"
                                                                                + " (\\d+)$",
                                                                        "$1$2 ${3+"
                                                                                + values.number(
                                                                                        "more")
                                                                                + "}"))));
    }

    private static Preset noFinalDot() {
        return Preset.named("no-final-dot", "The line with the dot that ends a message never comes")
                .word("close", WAYS_TO_CLOSE, "how the connection ends instead")
                .is(
                        values ->
                                on("RETR", "TOP")
                                        .at(Moment.BEFORE_TAGGED)
                                        .count(1)
                                        .then(close(ConnectionPresets.closeKind(values))));
    }

    private static Preset notDotStuffed() {
        return Preset.named(
                        "not-dot-stuffed",
                        "A line that begins with a dot is sent as it is, against RFC 1939 §3")
                .is(values -> on("RETR", "TOP").at(Moment.REPLY).then(replace("\r\n..", "\r\n.")));
    }

    private static Preset dropBeforeQuit() {
        return Preset.named(
                        "drop-before-quit",
                        "The connection breaks at QUIT before it takes effect: nothing is deleted")
                .word("close", WAYS_TO_CLOSE, "how the connection ends")
                .is(
                        values ->
                                on("QUIT")
                                        .at(Moment.BEFORE_EXECUTE)
                                        .count(1)
                                        .then(close(ConnectionPresets.closeKind(values))));
    }

    private static Preset dropAfterQuit() {
        return Preset.named(
                        "drop-after-quit",
                        "The connection breaks at QUIT after it took effect: all is deleted, but"
                                + " the client does not hear it")
                .word("close", WAYS_TO_CLOSE, "how the connection ends")
                .is(
                        values ->
                                on("QUIT")
                                        .at(Moment.AFTER_EXECUTE)
                                        .count(1)
                                        .then(close(ConnectionPresets.closeKind(values))));
    }
}

package dev.postiche.fault;

import static dev.postiche.fault.Actions.bye;
import static dev.postiche.fault.Actions.certificate;
import static dev.postiche.fault.Actions.close;
import static dev.postiche.fault.Actions.delay;
import static dev.postiche.fault.Actions.refuse;
import static dev.postiche.fault.Actions.reply;
import static dev.postiche.fault.Actions.stall;
import static dev.postiche.fault.Actions.throttle;

import dev.postiche.fault.Distribution.LogNormal;
import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ready-made faults of connections and logins, over IMAP and POP3 alike. */
final class ConnectionPresets {
    private static final List<String> WAYS_TO_CLOSE = List.of("reset", "fin", "half");

    /** The commands that log in, of both protocols. */
    private static final String[] IMAP_LOGINS = {"LOGIN", "AUTHENTICATE"};

    private static final String[] POP3_LOGINS = {"PASS", "APOP", "AUTH"};

    /** What is fetched in one piece. */
    private static final String[] FETCHES = {"FETCH", "RETR", "TOP"};

    private ConnectionPresets() {}

    static List<Preset> all() {
        return List.of(
                halfOpen(),
                byeShutdown(),
                dropMidLiteral(),
                stallMidLiteral(),
                tooManyConnections(),
                tokenExpired(),
                connectLottery(),
                slowServer(),
                mobileNetwork(),
                serverRestart(),
                certificateExpired());
    }

    static CloseKind closeKind(PresetValues values) {
        return CloseKind.byWord(values.text("close")).orElseThrow();
    }

    private static Preset halfOpen() {
        return Preset.named(
                        "half-open",
                        "After a few commands the connection stays open, but nothing is heard or"
                                + " said on it any more, as behind a router that forgot it")
                .number("commands", 3, "so many are answered first on each connection")
                .is(
                        values ->
                                Fault.onAny()
                                        .at(Moment.COMMAND)
                                        .skip(values.number("commands"))
                                        .per(Per.CONNECTION)
                                        .then(stall()));
    }

    private static Preset byeShutdown() {
        return Preset.named(
                        "bye-shutdown",
                        "The server takes leave once, in the midst of IDLE or instead of an answer")
                .text("text", "Server shutting down", "what it says")
                .number("commands", 2, "so many are answered first")
                .time("after", "100ms", "how long an IDLE lasts before")
                .is(
                        values ->
                                Fault.onAny()
                                        .at(Moment.COMMAND)
                                        .skip(values.number("commands"))
                                        .scenario("bye-shutdown", Scenario.STARTED, "down")
                                        .then(bye(values.text("text")))
                                        .also(
                                                Fault.on(Protocol.IMAP)
                                                        .at(Moment.IDLE)
                                                        .after(values.time("after"))
                                                        .scenario(
                                                                "bye-shutdown",
                                                                Scenario.STARTED,
                                                                "down")
                                                        .then(bye(values.text("text")))));
    }

    private static Preset dropMidLiteral() {
        return Preset.named(
                        "drop-mid-literal",
                        "The connection breaks in the midst of a message that is being fetched")
                .number("afterBytes", 100, "octets of it that the client has read by then")
                .word("close", WAYS_TO_CLOSE, "how the connection ends")
                .is(
                        values ->
                                Fault.onAny()
                                        .command(FETCHES)
                                        .at(Moment.LITERAL)
                                        .afterBytes(values.number("afterBytes"))
                                        .count(1)
                                        .then(close(closeKind(values))));
    }

    private static Preset stallMidLiteral() {
        return Preset.named(
                        "stall-mid-literal",
                        "Nothing more comes in the midst of a message, and nothing is closed")
                .number("afterBytes", 100, "octets of it that the client has read by then")
                .is(
                        values ->
                                Fault.onAny()
                                        .command(FETCHES)
                                        .at(Moment.LITERAL)
                                        .afterBytes(values.number("afterBytes"))
                                        .count(1)
                                        .then(stall()));
    }

    private static Preset tooManyConnections() {
        return Preset.named(
                        "too-many-connections",
                        "Logins are refused until other connections have gone, as by Gmail")
                .text(
                        "text",
                        "Too many simultaneous connections. (Failure)",
                        "what is said to the client")
                .number("logins", 3, "so many are refused in each protocol")
                .is(
                        values ->
                                Fault.on(Protocol.IMAP)
                                        .command(IMAP_LOGINS)
                                        .at(Moment.BEFORE_EXECUTE)
                                        .count(values.number("logins"))
                                        .then(reply("NO", "ALERT", values.text("text")))
                                        .also(
                                                Fault.on(Protocol.POP3)
                                                        .command(POP3_LOGINS)
                                                        .at(Moment.BEFORE_EXECUTE)
                                                        .count(values.number("logins"))
                                                        .then(
                                                                reply(
                                                                        "-ERR",
                                                                        "SYS/TEMP",
                                                                        values.text("text")))));
    }

    private static Preset tokenExpired() {
        return Preset.named(
                        "token-expired",
                        "A login by an access token is refused until the client has got another")
                .number("logins", 1, "so many are refused in each protocol")
                .is(
                        values ->
                                Fault.on(Protocol.IMAP)
                                        .command("AUTHENTICATE")
                                        .argument("XOAUTH2*", "OAUTHBEARER*")
                                        .at(Moment.COMMAND)
                                        .count(values.number("logins"))
                                        .then(
                                                reply(
                                                        "NO",
                                                        "AUTHENTICATIONFAILED",
                                                        "Access token has expired"))
                                        .also(
                                                Fault.on(Protocol.POP3)
                                                        .command("AUTH")
                                                        .argument("XOAUTH2*", "OAUTHBEARER*")
                                                        .at(Moment.COMMAND)
                                                        .count(values.number("logins"))
                                                        .then(
                                                                reply(
                                                                        "-ERR",
                                                                        "AUTH",
                                                                        "Access token has"
                                                                                + " expired"))));
    }

    private static Preset connectLottery() {
        return Preset.named(
                        "connect-lottery",
                        "Some connections are reset as soon as they are made, drawn by chance")
                .fraction("probability", "0.5", "how likely that is for each")
                .is(
                        values ->
                                Fault.onAny()
                                        .at(Moment.ACCEPT)
                                        .probability(values.fraction("probability"))
                                        .then(close(CloseKind.RESET)));
    }

    private static Preset slowServer() {
        return Preset.named(
                        "slow-server", "Every answer takes a while, most not long and some very")
                .time("median", "300ms", "half of them take no longer")
                .time("max", "5s", "none takes longer")
                .is(values -> Fault.onAny().at(Moment.REPLY).then(delay(latency(values))));
    }

    private static Preset mobileNetwork() {
        return Preset.named(
                        "mobile-network",
                        "As on a train: little comes at once, answers take a while, and now and"
                                + " then a message breaks off")
                .rate("rate", "50KB/s", "octets a second on each connection")
                .time("median", "150ms", "half of the answers take no longer")
                .time("max", "3s", "no answer takes longer")
                .fraction("drop", "0.02", "how likely it is that a message breaks off")
                .is(
                        values ->
                                Fault.onAny()
                                        .at(Moment.ACCEPT)
                                        .then(throttle(values.rate("rate")))
                                        .also(
                                                Fault.onAny()
                                                        .at(Moment.REPLY)
                                                        .then(delay(latency(values))),
                                                Fault.onAny()
                                                        .at(Moment.LITERAL)
                                                        .afterBytes(50)
                                                        .probability(values.fraction("drop"))
                                                        .then(close(CloseKind.RESET))));
    }

    private static Preset serverRestart() {
        return Preset.named(
                        "server-restart",
                        "At the next command the server takes leave of all who speak, and for a"
                                + " while nobody can connect")
                .time("down", "2s", "how long")
                .text("text", "Server shutting down for a restart", "what it says")
                .is(
                        values ->
                                Fault.onAny()
                                        .at(Moment.COMMAND)
                                        .lasting(values.time("down"))
                                        .then(refuse(), bye(values.text("text"))));
    }

    private static Preset certificateExpired() {
        return Preset.named(
                        "certificate-expired",
                        "The server shows a certificate that a careful client refuses")
                .word(
                        "certificate",
                        List.of(
                                "expired",
                                "not-yet-valid",
                                "self-signed",
                                "unknown-ca",
                                "wrong-host",
                                "missing-intermediate",
                                "weak-key",
                                "no-san"),
                        "what is wrong with it")
                .is(
                        values ->
                                Fault.onAny()
                                        .at(Moment.TLS_HANDSHAKE)
                                        .then(
                                                certificate(
                                                        CertificateKind.of(
                                                                        values.text("certificate"))
                                                                .orElseThrow())));
    }

    private static Distribution latency(PresetValues values) {
        var max = values.time("max");
        Duration median = values.time("median");
        return new LogNormal(median, 0.8, Optional.of(max));
    }
}

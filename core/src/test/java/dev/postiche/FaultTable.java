package dev.postiche;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.fault.Action;
import dev.postiche.fault.Actions;
import dev.postiche.fault.Fault;
import dev.postiche.fault.FaultBuilder;
import dev.postiche.fault.FaultRefused;
import dev.postiche.fault.Moment;
import dev.postiche.fixture.json.FixtureReader;
import dev.postiche.fixture.json.KnownNames;
import dev.postiche.spec.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every action at every moment, over both protocols, in clear and by TLS: which of them there are,
 * and why the others cannot be. The matrix of tests and the page of faults are made from it.
 */
final class FaultTable {

    /** What can be done, as it stands in JSON, and what it is for. */
    enum Deed {
        DELAY("{\"delay\": \"20ms\"}", "lets time pass, always the same or drawn by chance"),
        STALL_FOR("{\"stall\": \"5ms\"}", "says nothing for a time"),
        STALL("{\"stall\": true}", "says nothing more until the client leaves"),
        THROTTLE("{\"throttle\": \"1MB/s\"}", "sends what follows at this rate"),
        SLICE(
                "{\"slice\": {\"bytes\": 7, \"pause\": \"1ms\"}}",
                "sends what follows in segments of so many octets"),
        PAUSE("{\"pause\": true}", "holds the session until the test releases it"),
        FIN("{\"close\": \"fin\"}", "ends the connection; all that was sent arrives"),
        RESET("{\"close\": \"reset\"}", "the same by a reset"),
        HALF("{\"close\": \"half\"}", "says no more, but reads on"),
        NO_CLOSE_NOTIFY("{\"close\": \"no-close-notify\"}", "ends without TLS's own farewell"),
        REFUSE("{\"refuse\": true}", "nobody can connect for a while"),
        BYE("{\"bye\": \"leaving\"}", "takes leave in the words of the protocol"),
        REPLY(
                "{\"reply\": {\"status\": \"NO\", \"code\": \"TRYLATER\", \"text\": \"not now\"}}",
                "answers so, instead of running the command"),
        SEND("{\"send\": \"raw\\r\\n\"}", "sends octets as they are"),
        UNSOLICITED("{\"unsolicited\": [\"* 9 EXISTS\"]}", "sends lines nobody asked for"),
        DROP_LINE("{\"dropLine\": \"*\"}", "leaves lines out"),
        REWRITE_LINE(
                "{\"rewriteLine\": {\"find\": \"o\", \"with\": \"0\"}}",
                "says lines otherwise, by a regular expression"),
        REPLACE(
                "{\"replace\": {\"find\": \"o\", \"with\": \"0\"}}",
                "puts octets in place of others, in lines and contents"),
        GARBAGE("{\"garbage\": 10}", "sends octets drawn from the seed"),
        LITERAL_SIZE("{\"literalSize\": \"+1\"}", "announces another size than a content has"),
        TRUNCATE("{\"truncate\": 3}", "sends and announces only the beginning of a content"),
        CERTIFICATE("{\"certificate\": \"expired\"}", "shows another certificate"),
        SWALLOW("{\"swallow\": true}", "sends no reply"),
        CHANGE(
                "{\"change\": {\"account\": \"anna\", \"delete\": {\"mailbox\": \"Old\"}}}",
                "does what another client would do now");

        final String json;
        final String meaning;

        Deed(String json, String meaning) {
            this.json = json;
            this.meaning = meaning;
        }

        Action action(Protocol protocol) {
            return this == REPLY && protocol == Protocol.POP3
                    ? Actions.reply("-ERR", "SYS/TEMP", "not now")
                    : action();
        }

        /** Read from its JSON, so that what the page shows is what is tested. */
        private Action action() {
            var fault = "{\"at\": \"%s\", \"do\": %s}".formatted(somewhere(), json);
            return FixtureReader.of(KnownNames.any())
                    .fault("deed", fault.getBytes(UTF_8))
                    .actions()
                    .get(0);
        }

        private String somewhere() {
            return this == CERTIFICATE ? "tls-handshake" : "reply";
        }
    }

    /** One place in the table. */
    record Cell(Protocol protocol, boolean tls, Moment moment, Deed deed) {

        Fault fault() {
            return builder().then(deed.action(protocol));
        }

        private FaultBuilder<Fault> builder() {
            var builder = Fault.on(protocol).named("f").at(moment);
            var once = deed == Deed.REFUSE && moment == Moment.ACCEPT ? builder : builder.count(1);
            if (moment.isBeforeCommands()) {
                return once;
            }
            return once.command(command());
        }

        /** The command that comes by the moment. */
        String command() {
            return switch (moment) {
                case CLIENT_LITERAL -> "APPEND";
                case IDLE, IDLE_PUSH -> "IDLE";
                default -> protocol == Protocol.IMAP ? "FETCH" : "RETR";
            };
        }

        /** Why it cannot be armed. */
        Optional<String> refused() {
            try {
                fault().check();
                return Optional.empty();
            } catch (FaultRefused e) {
                return Optional.of(e.getMessage().replace("fault f: ", ""));
            }
        }

        @Override
        public String toString() {
            return protocol.word() + (tls ? "s " : " ") + moment.word() + " " + deed.json;
        }
    }

    private FaultTable() {}

    /** All of them, those that cannot be included. */
    static List<Cell> all() {
        var cells = new ArrayList<Cell>();
        for (var protocol : Protocol.values()) {
            for (var tls : List.of(false, true)) {
                for (var moment : Moment.values()) {
                    for (var deed : Deed.values()) {
                        cells.add(new Cell(protocol, tls, moment, deed));
                    }
                }
            }
        }
        return cells;
    }
}

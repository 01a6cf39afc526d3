package dev.postiche;

import static java.util.stream.Collectors.joining;

import dev.postiche.FaultTable.Cell;
import dev.postiche.FaultTable.Deed;
import dev.postiche.fault.Actions;
import dev.postiche.fault.Fault;
import dev.postiche.fault.FaultRefused;
import dev.postiche.fault.Moment;
import dev.postiche.fault.Preset;
import dev.postiche.fault.PresetParameter;
import dev.postiche.fault.Presets;
import dev.postiche.fixture.json.FixtureWriter;
import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page of faults, made from the table that is tested and the presets that there are. */
final class FaultPage {
    private static final Map<Moment, String> MOMENTS =
            Map.ofEntries(
                    Map.entry(Moment.ACCEPT, "the connection is accepted, nothing is said"),
                    Map.entry(
                            Moment.TLS_HANDSHAKE, "TLS is about to begin, at once or by STARTTLS"),
                    Map.entry(Moment.GREETING, "the greeting, from its first octet"),
                    Map.entry(
                            Moment.COMMAND,
                            "a whole command has been read and nothing of it examined"),
                    Map.entry(
                            Moment.CLIENT_LITERAL,
                            "a literal of the client: before its continuation, or inside it"),
                    Map.entry(
                            Moment.BEFORE_EXECUTE, "the command is right and about to take effect"),
                    Map.entry(Moment.AFTER_EXECUTE, "it took effect, nothing of the reply is sent"),
                    Map.entry(Moment.REPLY, "the reply, from its first octet; the default"),
                    Map.entry(
                            Moment.LITERAL,
                            "the content of the first literal; POP3: the multi-line content"),
                    Map.entry(Moment.BEFORE_TAGGED, "before the tagged line; POP3: the final dot"),
                    Map.entry(Moment.AFTER_REPLY, "the whole reply is sent"),
                    Map.entry(Moment.IDLE, "IDLE has begun, its `+` is sent"),
                    Map.entry(
                            Moment.IDLE_PUSH, "something is told to a client that waits in IDLE"));

    private final StringBuilder page = new StringBuilder();
    private final List<String> reasons = new ArrayList<>();

    private FaultPage() {}

    static String text() {
        return new FaultPage().write();
    }

    private String write() {
        page.append(
                """
                # Faults

                Made by a test from the table that it checks; changes belong there.

                A fault is for some exchanges (`on`), strikes at a moment (`at`), does something
                (`do`), and does it so often (`times`). The same words stand in fixtures, in requests
                and in Java, where `do` is `then` and `for` is `lasting`.

                ```json
                { "on": { "protocol": "imap", "command": "FETCH", "nth": 2 }, "at": "literal",
                  "afterBytes": 512, "do": [ { "delay": "200ms" }, { "close": "reset" } ] }
                ```
                ```java
                mail.faults().on(IMAP).command("FETCH").nth(2).at(LITERAL).afterBytes(512)
                        .then(delay("200ms"), close(RESET));
                ```

                - `"sequence"` in place of `do` says what happens the first time, the second, and so
                  on; after the last step it works. "Fail twice, then work":
                  `"sequence": [{"close": "reset"}, {"close": "reset"}]`. A step is an action, a list
                  of actions, or `"work"`. With `"times": {"per": "connection"}` each connection goes
                  through it by itself.
                - `"also"` has further places of the same fault: they are armed, counted, released
                  and taken away with it, under its name.
                - A fault that can never fire is refused when it is armed. One that did not fire says
                  why in its `nearMisses`.

                ## Moments

                | `at` | when | `afterBytes` | `afterLines` | `after` |
                |---|---|---|---|---|
                """);
        for (var moment : Moment.values()) {
            page.append("| `%s` | %s |".formatted(moment.word(), MOMENTS.get(moment)));
            page.append(distance(moment, "afterBytes"));
            page.append(distance(moment, "afterLines"));
            page.append(distance(moment, "after")).append('\n');
        }
        page.append("\n## Actions\n\n| `do` | what it does |\n|---|---|\n");
        for (var deed : Deed.values()) {
            page.append("| `%s` | %s |\n".formatted(deed.json, deed.meaning));
        }
        matrix();
        presets();
        return page.toString();
    }

    private static String distance(Moment moment, String word) {
        var fault = Fault.onAny().at(moment);
        var placed =
                switch (word) {
                    case "afterBytes" -> fault.afterBytes(1);
                    case "afterLines" -> fault.afterLines(1);
                    default -> fault.after(Duration.ofMillis(1));
                };
        try {
            placed.then(Actions.pause()).check();
            return " yes |";
        } catch (FaultRefused e) {
            return " |";
        }
    }

    private void matrix() {
        var all = FaultTable.all();
        long possible = all.stream().filter(cell -> cell.refused().isEmpty()).count();
        page.append(
                """

                ## Which action at which moment

                %d cells: %d moments, %d actions, IMAP and POP3, in clear and by TLS. %d are possible
                and checked on a socket; the other %d are refused for the reasons below.
                `yes`: over both protocols. `imap`: POP3 has no such moment. A number is a reason.

                """
                        .formatted(
                                all.size(),
                                Moment.values().length,
                                Deed.values().length,
                                possible,
                                all.size() - possible));
        page.append("| |");
        for (var moment : Moment.values()) {
            page.append(" `").append(moment.word()).append("` |");
        }
        page.append("\n|---|").append("---|".repeat(Moment.values().length)).append('\n');
        for (var deed : Deed.values()) {
            page.append("| `%s` |".formatted(deed.json));
            for (var moment : Moment.values()) {
                page.append(' ').append(cell(moment, deed)).append(" |");
            }
            page.append('\n');
        }
        page.append('\n');
        for (int i = 0; i < reasons.size(); i++) {
            page.append("%d. %s\n".formatted(i + 1, reasons.get(i)));
        }
    }

    private String cell(Moment moment, Deed deed) {
        var imap = new Cell(Protocol.IMAP, false, moment, deed).refused();
        if (imap.isPresent()) {
            var reason = imap.get().replaceFirst("^.* has no meaning at [a-z-]+: ", "");
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
            return String.valueOf(reasons.indexOf(reason) + 1);
        }
        return new Cell(Protocol.POP3, false, moment, deed).refused().isPresent() ? "imap" : "yes";
    }

    private void presets() {
        page.append(
                """

                ## Presets

                `{"preset": "drop-mid-literal", "afterBytes": 100}`: a fault by its name, parameters
                beside it; so may stand `name`, `enabled`, `priority`, `on`, `times` and `scenario`,
                as for any fault. In Java:
                `mail.faults().preset("drop-mid-literal").with("afterBytes", 100).nth(1).arm()`.

                """);
        Presets.all().forEach(this::preset);
    }

    private void preset(Preset preset) {
        page.append("### %s\n\n%s.\n\n".formatted(preset.name(), preset.description()));
        if (!preset.parameters().isEmpty()) {
            page.append("| parameter | default | |\n|---|---|---|\n");
            for (var each : preset.parameters()) {
                page.append(
                        "| `%s` | `%s` | %s |\n"
                                .formatted(each.name(), each.standard(), meaning(each)));
            }
            page.append('\n');
        }
        page.append("```json\n").append(FixtureWriter.fault(preset.fault())).append("\n```\n\n");
    }

    private static String meaning(PresetParameter parameter) {
        var words =
                parameter.words().stream()
                        .map(word -> "`" + word + "`")
                        .collect(joining(", ", ": ", ""));
        return parameter.description() + (parameter.words().isEmpty() ? "" : words);
    }
}

package dev.postiche.standalone.capture;

import dev.postiche.standalone.mask.MessageMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells what was read, what was masked and what was not.
 *
 * <p>It names nothing that the fixture does not name, so that it can lie beside it.
 */
final class CaptureReport {

    private final List<String> lines = new ArrayList<>();
    private long mailboxes;
    private long messages;

    void mailbox(String name, long read, long tooLarge, long missing) {
        mailboxes++;
        messages += read;
        lines.add(
                "  "
                        + name
                        + ": "
                        + read
                        + " messages"
                        + (tooLarge == 0
                                ? ""
                                : ", " + tooLarge + " longer than --max-size left out")
                        + (missing == 0 ? "" : ", " + missing + " that the server did not send"));
    }

    void refused(String name) {
        lines.add("  " + name + ": not read, the server refused it");
    }

    void masked(MessageMask.Count count, CaptureCall call) {
        lines.add(0, "captured " + messages + " messages in " + mailboxes + " mailboxes");
        lines.add("masked, each as long as it was:");
        lines.add(
                "  names, addresses, Message-IDs, and all other words of headers: "
                        + count.words()
                        + " words and "
                        + count.domains()
                        + " domains have a pseudonym");
        lines.add("  texts: " + count.texts() + ", each word another one");
        lines.add(
                "  attachments: "
                        + count.attachments()
                        + ", filler in place of "
                        + count.filled()
                        + " octets");
        lines.add("left as they were: dates, sizes, structure, UIDs, system flags, known keywords");
        lines.add("  and names of mailboxes such as Sent, types and charsets, looks of HTML");
        if (!call.kept().isEmpty()) {
            var kept = call.kept().stream().map(each -> each.name().toLowerCase(Locale.ROOT));
            lines.add("kept by --keep: " + kept.collect(Collectors.joining(", ")));
        }
        if (count.restructured() > 0) {
            lines.add("too broken to keep their structure: " + count.restructured() + " messages");
        }
        if (call.seed().isPresent()) {
            lines.add("whoever knows the --seed can find out whether a name he guesses was there");
        }
        lines.add("look through the fixture before you give it away");
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}

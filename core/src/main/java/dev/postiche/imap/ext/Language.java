package dev.postiche.imap.ext;

import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.Replies;
import dev.postiche.imap.session.AnyStateCommand;
import dev.postiche.imap.session.CommandSpec;
import dev.postiche.imap.session.Extension;
import dev.postiche.imap.session.ImapSession;
import dev.postiche.imap.session.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * LANGUAGE chooses the language of the texts for people, which here is English. RFC 5255 §3.
 *
 * @param ranges language ranges of RFC 4647 §2.1, the one most wanted first; empty to list what
 *     there is
 */
record Language(List<String> ranges) implements AnyStateCommand {

    private static final String ENGLISH = "EN";

    /** English as well, by the name that RFC 2277 §4.5 gives to what everybody understands. */
    private static final String DEFAULT = "i-default";

    static final CommandSpec SPEC =
            CommandSpec.of("LANGUAGE")
                    .states(State.NOT_AUTHENTICATED, State.AUTHENTICATED, State.SELECTED)
                    .parser(Language::parse);

    static final Extension EXTENSION = Extension.of("LANGUAGE").commands(SPEC);

    static Language parse(ImapParser in) {
        var ranges = new ArrayList<String>();
        while (in.atSp()) {
            in.sp();
            ranges.add(in.astring());
        }
        return new Language(ranges);
    }

    @Override
    public void execute(ImapSession session, Replies replies) {
        if (ranges.isEmpty()) {
            replies.untagged(
                    out -> out.ascii("LANGUAGE (").ascii(ENGLISH + " " + DEFAULT).ascii(")"));
            return;
        }
        var chosen =
                ranges.stream()
                        .map(Language::tagOf)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> No.because("No such language here"));
        replies.untagged(out -> out.ascii("LANGUAGE (").ascii(chosen).ascii(")"));
    }

    /** RFC 4647 §3.4: the range is shortened from its end until something is found. */
    private static Optional<String> tagOf(String range) {
        var lower = range.toLowerCase(Locale.ROOT);
        if (lower.equals(DEFAULT)) {
            return Optional.of(DEFAULT);
        }
        return lower.equals("default") || lower.equals("*") || lower.matches("en(-[a-z0-9]+)*")
                ? Optional.of(ENGLISH)
                : Optional.empty();
    }
}

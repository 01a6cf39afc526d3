package dev.postiche.imap;

import dev.postiche.engine.ClientInput;
import dev.postiche.imap.grammar.Bad;
import dev.postiche.imap.grammar.CommandReader.Gathered;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.session.CommandSpec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * One session's care that passwords stay out of recordings, also out of those of commands that are
 * wrong otherwise.
 */
final class Secrets {

    /** A command that logs in, at a place where none can be. */
    private static final Pattern MISPLACED =
            Pattern.compile("\\b(LOGIN|AUTHENTICATE)\\b", Pattern.CASE_INSENSITIVE);

    private final CommandRules rules;
    private final BooleanSupplier isLoggedIn;
    private boolean mayFollowBlindly;

    Secrets(CommandRules rules, BooleanSupplier isLoggedIn) {
        this.rules = rules;
        this.isLoggedIn = isLoggedIn;
    }

    /**
     * The tag, unless it has to be something else: a client that did not wait for the answer to
     * AUTHENTICATE or to its literal sends what is secret as a line of its own.
     */
    Optional<String> shown(Optional<String> tag, String name) {
        return isBlind(name) ? Optional.empty() : tag;
    }

    /** The command without such a tag, which would be sent back and recorded. */
    Gathered shown(Gathered command) {
        var shown =
                new Gathered(
                        shown(command.tag(), command.name()),
                        command.name(),
                        command.text(),
                        command.refusal());
        mayFollowBlindly = secretFrom(command) > 0 || isBlind(command.name());
        return shown;
    }

    private boolean isBlind(String name) {
        return mayFollowBlindly && name.isEmpty() && !isLoggedIn.getAsBoolean();
    }

    private int secretFrom(Gathered command) {
        return rules.spec(command.name()).map(CommandSpec::secretFrom).orElse(0);
    }

    /** Masks what the spec of the command calls secret, and what looks like it. */
    void mask(Gathered command, ClientInput input) {
        int first = secretFrom(command);
        var text = command.text();
        if (first == 0) {
            var misplaced = MISPLACED.matcher(new String(text.text(), StandardCharsets.ISO_8859_1));
            if (isBlind(command.name())) {
                input.secretFrom(0);
            } else if (rules.spec(command.name()).isEmpty() && misplaced.find()) {
                input.secretFrom(misplaced.end());
            }
            return;
        }
        if (command.tag().filter(tag -> MISPLACED.matcher(tag).matches()).isPresent()) {
            first = 1; // AUTHENTICATE LOGIN … without a tag
        }
        var in = new ImapParser(text);
        long from = 0;
        try {
            in.tag();
            in.sp();
            in.commandName();
            in.sp();
            from = in.octetsRead();
            for (int argument = 1; argument < first; argument++) {
                in.astringOctets();
                if (in.isAtEnd()) {
                    return; // the secret is still to come, or never comes
                }
                in.sp();
                from = in.octetsRead();
            }
        } catch (Bad wrong) {
            // Wrong before the secret or in it: better too much is masked than too little.
        }
        input.secretFrom(from);
    }
}

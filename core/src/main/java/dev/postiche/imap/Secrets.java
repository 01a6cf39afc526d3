package dev.postiche.imap;

import dev.postiche.engine.ClientInput;
import dev.postiche.imap.grammar.Bad;
import dev.postiche.imap.grammar.CommandReader.Gathered;
import dev.postiche.imap.grammar.ImapParser;
import dev.postiche.imap.grammar.Literal;
import dev.postiche.imap.session.CommandSpec;

/** Keeps passwords out of recordings, also out of those of commands that are wrong otherwise. */
final class Secrets {

    private Secrets() {}

    /** Masks what the spec of the command calls secret. */
    static void mask(Gathered command, CommandRules rules, ClientInput input) {
        int first = rules.spec(command.name()).map(CommandSpec::secretFrom).orElse(0);
        if (first == 0) {
            return;
        }
        var text = command.text();
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
        long length = text.text().length;
        for (Literal literal : text.literals()) {
            length += literal.octets().length;
        }
        if (from < length) {
            input.secret(from, length);
        }
    }
}

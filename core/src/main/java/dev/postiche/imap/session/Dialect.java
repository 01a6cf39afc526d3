package dev.postiche.imap.session;

import dev.postiche.imap.grammar.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The commands and words that a session may use: all that is brought by the extensions in use.
 *
 * <p>There are two where a server speaks both revisions: ENABLE IMAP4rev2 takes from a session what
 * only IMAP4rev1 has. RFC 9051 Appendix A, Appendix E.
 */
public final class Dialect {

    private final Map<String, CommandSpec> commands = new HashMap<>();
    private final Vocabulary vocabulary;

    /**
     * That of some extensions.
     *
     * @param names of all capabilities in use, upper case
     */
    Dialect(List<Extension> used, Set<String> names) {
        var words = new Vocabulary.Builder();
        for (var extension : used) {
            extension.commands().forEach(spec -> commands.put(spec.name(), spec));
            extension.words().stream()
                    .filter(
                            each ->
                                    each.with().isEmpty()
                                            || each.with().stream()
                                                    .map(Capabilities::upper)
                                                    .anyMatch(names::contains))
                    .forEach(each -> each.more().accept(words));
        }
        vocabulary = words.build();
    }

    /** The command of this name, which may begin with UID; empty if there is none. */
    public Optional<CommandSpec> command(String name) {
        var spec = Optional.ofNullable(commands.get(name));
        return spec.isEmpty() && name.startsWith("UID ")
                ? Optional.ofNullable(commands.get(name.substring(4)))
                        .filter(CommandSpec::hasUidForm)
                : spec;
    }

    /** The names of all commands, those with UID before them too. */
    public SortedSet<String> commandNames() {
        var names = new TreeSet<>(commands.keySet());
        commands.values().stream()
                .filter(CommandSpec::hasUidForm)
                .forEach(spec -> names.add("UID " + spec.name()));
        return names;
    }

    /** The words that the grammar knows. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }
}

package dev.postiche.pop3;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every command there is; a new one is a file and a line here. */
final class Pop3Commands {
    private static final Map<String, CommandSpec> ALL =
            Stream.of(
                            UserCommand.SPEC,
                            PassCommand.SPEC,
                            ApopCommand.SPEC,
                            AuthCommand.SPEC,
                            StlsCommand.SPEC,
                            CapaCommand.SPEC,
                            StatCommand.SPEC,
                            ListCommand.SPEC,
                            RetrCommand.SPEC,
                            DeleCommand.SPEC,
                            NoopCommand.SPEC,
                            RsetCommand.SPEC,
                            TopCommand.SPEC,
                            UidlCommand.SPEC,
                            Utf8Command.SPEC,
                            LangCommand.SPEC,
                            QuitCommand.SPEC)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    CommandSpec::keyword, Function.identity()));

    private Pop3Commands() {}

    /** Whether there is such a keyword, in upper case, at any server. */
    static boolean isKnown(String keyword) {
        return ALL.containsKey(keyword);
    }

    /** The command of this keyword, in upper case, if the server has it. */
    static Optional<CommandSpec> find(String keyword, Pop3Settings settings) {
        return Optional.ofNullable(ALL.get(keyword))
                .filter(spec -> spec.capability().stream().allMatch(settings::has));
    }
}

package dev.postiche.pop3;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the conversation knows of a command before it runs: its keyword, where it may be given, the
 * capability that brings it, and its parser.
 *
 * @param keyword in upper case
 * @param states where it may be given
 * @param capability the capability without which it is unknown; empty if it is always there
 * @param parser makes the command of its arguments
 */
record CommandSpec(
        String keyword,
        Set<Pop3State> states,
        Optional<Pop3Capability> capability,
        Function<Arguments, Pop3Command> parser) {

    static CommandSpec of(String keyword, Function<Arguments, Pop3Command> parser) {
        return new CommandSpec(keyword, EnumSet.noneOf(Pop3State.class), Optional.empty(), parser);
    }

    CommandSpec in(Pop3State... where) {
        return new CommandSpec(keyword, EnumSet.copyOf(Arrays.asList(where)), capability, parser);
    }

    CommandSpec broughtBy(Pop3Capability by) {
        return new CommandSpec(keyword, states, Optional.of(by), parser);
    }
}

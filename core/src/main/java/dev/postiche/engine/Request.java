package dev.postiche.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One whole command as a client sent it, not yet looked into.
 *
 * <p>Two steps, because faults tell "understood, but had no effect" from "took effect, but the
 * reply was lost".
 */
public interface Request {

    /** The tag, where the protocol has tags and the command had a usable one. */
    Optional<String> tag();

    /** The command in upper case, its UID prefix included: {@code UID FETCH}, {@code RETR}. */
    String command();

    /**
     * Parses the arguments and checks the state; changes nothing and writes nothing.
     *
     * @throws Refusal when the command is wrong here
     */
    void prepare(Exchange exchange);

    /**
     * Takes effect and writes the reply, completion included.
     *
     * @throws Refusal when it fails; what was already written stays written
     */
    void execute(Exchange exchange);

    /** The mailboxes that the arguments name, once they are parsed. */
    default List<String> mailboxes() {
        return List.of();
    }

    /** The user that the arguments name, of a command that logs in. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /** A request without tag and without anything to prepare. */
    static Request of(String command, Consumer<Exchange> execute) {
        return new Request() {
            @Override
            public Optional<String> tag() {
                return Optional.empty();
            }

            @Override
            public String command() {
                return command;
            }

            @Override
            public void prepare(Exchange exchange) {}

            @Override
            public void execute(Exchange exchange) {
                execute.accept(exchange);
            }
        };
    }
}

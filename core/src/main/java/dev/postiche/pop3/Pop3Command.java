package dev.postiche.pop3;

import dev.postiche.engine.Exchange;
import java.util.Optional;

/** One command with its arguments understood. */
interface Pop3Command {

    /**
     * Takes effect and writes the reply.
     *
     * @throws Pop3Refusal when it fails
     */
    void execute(Pop3Session session, Exchange exchange);

    /** The user that a command logs in, as far as the session and its arguments tell. */
    default Optional<String> account(Pop3Session session) {
        return Optional.empty();
    }
}

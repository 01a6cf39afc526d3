package dev.postiche.pop3;

import dev.postiche.engine.Exchange;

/** One command with its arguments understood. */
interface Pop3Command {

    /**
     * Takes effect and writes the reply.
     *
     * @throws Pop3Refusal when it fails
     */
    void execute(Pop3Session session, Exchange exchange);
}

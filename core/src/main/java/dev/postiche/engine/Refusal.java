package dev.postiche.engine;

/**
 * A command that is refused: thrown by its parser or its execution, rendered in one place by {@link
 * Conversation#refused}. Protocols extend it with what their reply needs.
 */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Refusal(String message) {
        // A refusal is an answer and no accident: it needs no stack trace.
        super(message, null, false, false);
    }
}

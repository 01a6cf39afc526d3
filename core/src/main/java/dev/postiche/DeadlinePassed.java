package dev.postiche;

/**
 * A wait that came to its deadline: what was waited for, and what did happen instead.
 *
 * <p>An {@link AssertionError}, so that test frameworks count a failure and not a broken test.
 */
public final class DeadlinePassed extends AssertionError {

    private static final long serialVersionUID = 1L;

    public DeadlinePassed(String message) {
        super(message);
    }
}

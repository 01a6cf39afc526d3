package dev.postiche.standalone;

/** What the user can mend in the call; its message says how. The program ends with code 2. */
public final class WrongCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongCall(String message) {
        super(message);
    }
}

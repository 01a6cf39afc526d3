package dev.postiche.standalone;

/** What the machine or another server refuses; the program ends with code 1. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}

package dev.postiche;

/** Somebody who is told what happens at a server, until it is closed. */
@FunctionalInterface
public interface Watching extends AutoCloseable {

    /** Is told no more; further calls do nothing. */
    @Override
    void close();
}

package dev.postiche.store;

/** Being told of every commit; closing it ends that, as often as one likes. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}

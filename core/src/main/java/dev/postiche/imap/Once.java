package dev.postiche.imap;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, by whichever thread, and then stays. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        var present = made;
        if (present != null) {
            return present;
        }
        making.lock();
        try {
            present = made;
            if (present == null) {
                present = maker.get();
                made = present;
            }
            return present;
        } finally {
            making.unlock();
        }
    }
}

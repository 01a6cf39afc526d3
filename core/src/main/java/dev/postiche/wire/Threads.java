package dev.postiche.wire;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The threads of the server: virtual ones where the JDK has them (21 and later), daemon threads
 * below, so that a forgotten server never keeps a JVM alive.
 *
 * <p>The one place of this module that reflects, because the code is compiled for Java 17.
 */
public final class Threads {
    private static final Optional<Virtual> VIRTUAL = Virtual.find();

    private Threads() {}

    /** Starts a thread that runs {@code task}. */
    public static Thread start(String name, Runnable task) {
        return VIRTUAL.map(v -> v.start(name, task)).orElseGet(() -> platform(name, task));
    }

    private static Thread platform(String name, Runnable task) {
        // A session parses and writes; its stack is shallow, and ten thousand of them add up.
        var thread = new Thread(null, task, name, 512 * 1024L);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private record Virtual(Method ofVirtual, Method name, Method start) {

        static Optional<Virtual> find() {
            if (Runtime.version().feature() < 21) {
                return Optional.empty();
            }
            try {
                var builder = Class.forName("java.lang.Thread$Builder");
                return Optional.of(
                        new Virtual(
                                Thread.class.getMethod("ofVirtual"),
                                builder.getMethod("name", String.class),
                                builder.getMethod("start", Runnable.class)));
            } catch (ReflectiveOperationException e) {
                return Optional.empty();
            }
        }

        Thread start(String threadName, Runnable task) {
            try {
                var builder = name.invoke(ofVirtual.invoke(null), threadName);
                return (Thread) start.invoke(builder, task);
            } catch (ReflectiveOperationException e) {
                return platform(threadName, task);
            }
        }
    }
}

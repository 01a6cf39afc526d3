package dev.postiche.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.postiche.engine.Conversation.Farewell;
import dev.postiche.record.Ending;
import dev.postiche.wire.ConnectionEnded;
import java.time.Duration;

/**
 * Ends a session from outside its thread: with words if the session waits for input and the client
 * takes them, else without.
 */
final class LeaveTaking {
    private static final int TRIES = 15;

    private static final long TRY_MILLIS = 20;

    /** A client that does not read what is said to it is cut off after this time. */
    private static final Duration MOST = Duration.ofMillis(600);

    private final Session session;

    LeaveTaking(Session session) {
        this.session = session;
    }

    void take(Farewell why, String text) {
        if (session.connection().isClosed()) {
            // Of an autologout others may just be telling, whom nobody should cut off.
            if (why != Farewell.AUTOLOGOUT) {
                cut(why);
            }
            return;
        }
        var cutOff = session.engine().realTime().schedule(MOST, session.connection()::abort);
        try {
            if (lock()) {
                try {
                    speak(why, text);
                } finally {
                    session.lock().unlock();
                }
            } else {
                cut(why);
            }
        } catch (InterruptedException e) {
            cut(why);
            Thread.currentThread().interrupt();
        } finally {
            cutOff.cancel();
        }
    }

    /** Waits for the end of a command, but not of a fault that holds it. */
    private boolean lock() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (session.lock().tryLock(TRY_MILLIS, MILLISECONDS)) {
                return true;
            }
            if (session.isHeld() || session.connection().isClosed()) {
                return false;
            }
        }
        return false;
    }

    private void speak(Farewell why, String text) {
        if (why == Farewell.AUTOLOGOUT && !session.silence().isTooLong()) {
            // It spoke at the last moment.
            session.silence().begins();
            return;
        }
        session.endedBy(ending(why));
        try {
            if (session.isAwaiting()) {
                session.loop().ifPresent(loop -> loop.farewell(why, text));
            }
        } catch (ConnectionEnded e) {
            // It left by itself.
        } finally {
            session.connection().abort();
        }
    }

    private void cut(Farewell why) {
        session.endedBy(ending(why));
        session.connection().abort();
    }

    static Ending ending(Farewell why) {
        return switch (why) {
            case AUTOLOGOUT -> Ending.AUTOLOGOUT;
            case TOO_MANY_CONNECTIONS -> Ending.TURNED_AWAY;
            case SHUTDOWN -> Ending.SERVER_CLOSED;
            case SERVER_ERROR -> Ending.SERVER_ERROR;
            case FAULT -> Ending.FAULT;
        };
    }
}

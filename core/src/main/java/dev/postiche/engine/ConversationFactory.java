package dev.postiche.engine;

/** Begins the dialogue of one protocol on a new connection. */
@FunctionalInterface
public interface ConversationFactory {
    /** Called before the greeting, on the session's own thread. */
    Conversation open(Session session);
}

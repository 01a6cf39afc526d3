package dev.postiche.imap.session;

/** Takes what a view has to say, in the order in which the client has to hear it. */
@FunctionalInterface
public interface ViewListener {

    /** One event; must not call the view. */
    void on(ViewEvent event);
}

package dev.postiche.imap.session;

import dev.postiche.imap.reply.Replies;

/** Something of a selected mailbox that changes with its news and is told along with them. */
public interface NewsFollower {

    /** Whether it has to hear of each event at its place, so that VANISHED gathers none. */
    default boolean followsEach() {
        return true;
    }

    /** Before the client hears of this. */
    void before(ViewEvent event, Replies replies);

    /** After the client heard of all that it may hear of now. */
    void after(Replies replies);
}

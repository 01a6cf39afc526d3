package dev.postiche.http.exchange;

/** Answers the requests of one verb of one resource; it may wait, nobody else waits for it. */
@FunctionalInterface
public interface Handler {

    /**
     * The reply.
     *
     * @throws Problem if the request is refused; the exceptions of the public face are problems too
     */
    Reply answer(Request request);
}

package dev.postiche.wire;

import java.io.IOException;

/** Wraps one stream in another: TLS, compression. */
@FunctionalInterface
interface Layer<T> {
    T over(T stream) throws IOException;
}

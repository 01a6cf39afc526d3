package dev.postiche.http.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as they stand in a path. RFC 3986 §2.1. */
final class Paths {

    private Paths() {}

    /** The name as one segment: a slash in it is no end of it. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

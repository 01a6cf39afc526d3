package dev.postiche.engine;

import dev.postiche.message.MessageContent;
import java.util.IdentityHashMap;
import java.util.Map;

/** Contents that a recording refers to: each weighs once, however often it was sent. */
final class SharedContents {
    private final Map<MessageContent, Integer> held = new IdentityHashMap<>();
    private long weight;

    void hold(MessageContent content) {
        if (held.merge(content, 1, Integer::sum) == 1) {
            weight += content.size();
        }
    }

    void letGo(MessageContent content) {
        int left = held.merge(content, -1, Integer::sum);
        if (left <= 0) {
            held.remove(content);
            weight -= content.size();
        }
    }

    void letAllGo() {
        held.clear();
        weight = 0;
    }

    long weight() {
        return weight;
    }
}

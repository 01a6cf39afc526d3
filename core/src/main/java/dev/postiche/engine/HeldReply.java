package dev.postiche.engine;

import dev.postiche.message.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A reply, or a part of one, that waits to be sent or dropped; content only by reference. */
final class HeldReply implements ReplySink {
    private final List<Consumer<ReplySink>> held = new ArrayList<>();

    boolean isEmpty() {
        return held.isEmpty();
    }

    void drop() {
        held.clear();
    }

    void releaseTo(ReplySink sink) {
        var all = List.copyOf(held);
        held.clear();
        all.forEach(each -> each.accept(sink));
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        var copy = Arrays.copyOfRange(octets, offset, offset + length);
        held.add(sink -> sink.octets(copy, 0, copy.length));
    }

    @Override
    public void slice(Slice slice) {
        held.add(sink -> sink.slice(slice));
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        held.add(sink -> sink.announced(size, stated, before, after));
    }

    @Override
    public void contentBegins(boolean literal) {
        held.add(sink -> sink.contentBegins(literal));
    }

    @Override
    public void contentEnds() {
        held.add(ReplySink::contentEnds);
    }

    @Override
    public void beforeTagged() {
        held.add(ReplySink::beforeTagged);
    }
}

package dev.postiche.engine;

import dev.postiche.fault.Moment;
import dev.postiche.message.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Counts what the client will have read and strikes at the exact octet. It stands behind all stages
 * that alter the reply, because the client counts what it gets.
 */
final class ReplyCounter implements ReplySink {
    /** Octets between two looks at the time. */
    private static final int STEP = 256;

    private final FaultGate gate;
    private final Moment moment;
    private final ReplySink out;
    private Optional<Distances> reply = Optional.empty();
    private Optional<Distances> content = Optional.empty();
    private boolean contentSeen;
    private boolean contentAnnounced;
    private boolean inContent;
    private List<FaultRule> atContent = List.of();
    private Optional<Strike> winnerAtContent = Optional.empty();

    ReplyCounter(FaultGate gate, Moment moment, ReplySink out) {
        this.gate = gate;
        this.moment = moment;
        this.out = out;
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        var atFirst = begin();
        if (atFirst.isPresent()) {
            atFirst.get().octets(octets, offset, length);
            return;
        }
        int done = 0;
        while (done < length && !gate.isSwallowing()) {
            int count = room(octets, offset + done, length - done);
            out.octets(octets, offset + done, count);
            passed(octets, offset + done, count);
            done += count;
            var altered = strike();
            if (altered.isPresent() && done < length) {
                // What is left goes through the stages that have just been put in.
                altered.get().octets(octets, offset + done, length - done);
                return;
            }
        }
    }

    @Override
    public void slice(Slice slice) {
        var atFirst = begin();
        if (atFirst.isPresent()) {
            atFirst.get().slice(slice);
            return;
        }
        if (countsLines()) {
            ReplyFilter.readThrough(slice, this);
            return;
        }
        long done = 0;
        while (done < slice.length() && !gate.isSwallowing()) {
            long count = room(slice.length() - done);
            out.slice(new Slice(slice.content(), slice.offset() + done, count));
            reply.ifPresent(it -> it.passed(count));
            counted().ifPresent(it -> it.passed(count));
            done += count;
            var altered = strike();
            if (altered.isPresent() && done < slice.length()) {
                long from = slice.offset() + done;
                altered.get().slice(new Slice(slice.content(), from, slice.length() - done));
                return;
            }
        }
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        var atFirst = begin();
        if (atFirst.isPresent()) {
            atFirst.get().announced(size, stated, before, after);
            return;
        }
        long changed = stated;
        if (!contentAnnounced) {
            contentAnnounced = true;
            evaluateContent();
            // The size stands before its content, so what alters it acts here already.
            changed = winnerAtContent.map(r -> gate.announcedBy(r, stated)).orElse(stated);
        }
        var text = (before + changed + after).getBytes(StandardCharsets.US_ASCII);
        octets(text, 0, text.length);
    }

    @Override
    public void contentBegins(boolean literal) {
        var atFirst = begin();
        if (atFirst.isPresent()) {
            atFirst.get().contentBegins(literal);
            return;
        }
        if (contentSeen || gate.isSwallowing()) {
            return;
        }
        contentSeen = true;
        if (!contentAnnounced) {
            contentAnnounced = true;
            evaluateContent();
        }
        inContent = true;
        content = Optional.of(new Distances(atContent));
        winnerAtContent.ifPresent(gate::strike);
        strike();
    }

    @Override
    public void contentEnds() {
        if (inContent) {
            inContent = false;
            content.ifPresent(it -> it.missed("the content", gate.rules()));
        }
    }

    @Override
    public void beforeTagged() {
        var atFirst = begin();
        if (atFirst.isPresent()) {
            atFirst.get().beforeTagged();
            return;
        }
        gate.at(Moment.BEFORE_TAGGED);
    }

    /** The reply is complete: what was not reached is noted. */
    void ends() {
        reply.ifPresent(it -> it.missed("the " + moment.word(), gate.rules()));
        contentEnds();
    }

    boolean hadContent() {
        return contentSeen;
    }

    /** At the first octet; a stage that was put in here has to see it first, too. */
    private Optional<ReplySink> begin() {
        if (reply.isPresent()) {
            return Optional.empty();
        }
        var matching = gate.matchingOutput(moment);
        var first = FaultGate.beginnings(matching);
        reply = Optional.of(new Distances(without(matching, first)));
        gate.forgetNewStages();
        gate.strikeFirst(first);
        return gate.firstNewStage();
    }

    private static List<FaultRule> without(List<FaultRule> all, List<FaultRule> some) {
        return all.stream().filter(rule -> !some.contains(rule)).toList();
    }

    /** Who acts at the content's beginning is decided once, when it is first heard of. */
    private void evaluateContent() {
        var matching = gate.matching(Moment.LITERAL);
        var first = FaultGate.beginnings(matching);
        atContent = without(matching, first);
        winnerAtContent = gate.reached(first);
    }

    private Optional<Distances> counted() {
        return inContent ? content : Optional.empty();
    }

    private boolean countsLines() {
        return reply.filter(Distances::countsLines).isPresent()
                || counted().filter(Distances::countsLines).isPresent();
    }

    private long room(long most) {
        long step = looksAtTime() ? Math.min(most, STEP) : most;
        long inReply = reply.map(it -> it.toNextPlace(step)).orElse(step);
        return counted().map(it -> it.toNextPlace(inReply)).orElse(inReply);
    }

    private boolean looksAtTime() {
        return reply.filter(Distances::looksAtTime).isPresent()
                || counted().filter(Distances::looksAtTime).isPresent();
    }

    private int room(byte[] octets, int offset, int most) {
        int byOctets = (int) room(most);
        int inReply = reply.map(it -> it.toNextPlace(octets, offset, byOctets)).orElse(byOctets);
        return counted().map(it -> it.toNextPlace(octets, offset, inReply)).orElse(inReply);
    }

    private void passed(byte[] octets, int offset, int count) {
        reply.ifPresent(it -> it.passed(octets, offset, count));
        counted().ifPresent(it -> it.passed(octets, offset, count));
    }

    /** Strikes where a place was reached; the first stage that this put in, if any. */
    private Optional<ReplySink> strike() {
        var inReply = reply.map(Distances::due).orElse(List.of());
        var inside = counted().map(Distances::due).orElse(List.of());
        if (inReply.isEmpty() && inside.isEmpty()) {
            return Optional.empty();
        }
        gate.forgetNewStages();
        gate.reached(inReply).ifPresent(gate::strike);
        gate.reached(inside).ifPresent(gate::strike);
        return gate.firstNewStage();
    }
}

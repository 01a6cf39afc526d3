package dev.postiche.engine;

import dev.postiche.message.MessageContent;
import dev.postiche.message.Slice;
import dev.postiche.record.RecordedPart;
import dev.postiche.record.Said;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What went over the wire in one exchange: text is copied once, message content is referred to.
 *
 * <p>One thread at a time writes and any thread may read meanwhile. So that writing costs no lock,
 * the text only ever grows and its length is published after its octets.
 */
final class Transcript {
    private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);

    private final long zero;
    private final long most;
    private final Pages text = new Pages();
    private volatile @Nullable Mark last;
    private volatile List<Range> secrets = List.of();

    /** At a position of the text: a change of speaker, content, a gap, a secret. */
    private record Mark(int at, boolean byClient, long nanos, What what, @Nullable Mark previous) {}

    private sealed interface What {
        long length();
    }

    private record Nothing() implements What {
        static final Nothing NOTHING = new Nothing();

        @Override
        public long length() {
            return 0;
        }
    }

    private record Content(Slice slice) implements What {
        @Override
        public long length() {
            return slice.length();
        }
    }

    private record Gap(long length) implements What {}

    private record Secret(long length) implements What {}

    private record Range(int from, int to) {}

    /**
     * @param zero the session's beginning in {@link System#nanoTime}
     * @param most octets of text that are kept
     */
    Transcript(long zero, long most) {
        this.zero = zero;
        this.most = most;
    }

    void text(boolean byClient, byte[] octets, int from, int count) {
        speaker(byClient);
        int room = (int) Math.min(count, Math.max(0, most - text.length()));
        text.append(octets, from, room);
        if (room < count) {
            mark(byClient, new Gap(count - room));
        }
    }

    void content(boolean byClient, Slice slice) {
        mark(byClient, new Content(slice));
    }

    void gap(boolean byClient, long count) {
        mark(byClient, new Gap(count));
    }

    void secret(boolean byClient, long count) {
        mark(byClient, new Secret(count));
    }

    /** Nothing more comes: what was taken in advance is given back. */
    void trim() {
        text.trim();
    }

    /** Octets of text, which are this transcript's own. */
    long weight() {
        return text.weight();
    }

    boolean hasContents() {
        for (var mark = last; mark != null; mark = mark.previous()) {
            if (mark.what() instanceof Content) {
                return true;
            }
        }
        return false;
    }

    /** The contents referred to. */
    void contents(Consumer<MessageContent> each) {
        for (var mark = last; mark != null; mark = mark.previous()) {
            if (mark.what() instanceof Content content) {
                each.accept(content.slice().content());
            }
        }
    }

    /** Lets the contents go; how much there was remains. */
    void dropContents() {
        Mark rebuilt = null;
        for (var mark : marks(text.length())) {
            var what =
                    mark.what() instanceof Content content
                            ? new Gap(content.length())
                            : mark.what();
            rebuilt = new Mark(mark.at(), mark.byClient(), mark.nanos(), what, rebuilt);
        }
        last = rebuilt;
    }

    /** Masks what the client said so far from an octet on, counted over text and contents. */
    void maskFrom(long from) {
        var marks = marks(text.length());
        var ranges = new ArrayList<>(secrets);
        Mark rebuilt = null;
        long at = 0;
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            var what = mark.what();
            if (mark.byClient()) {
                boolean hit = at + what.length() > from && what instanceof Content;
                at += what.length();
                what = hit ? new Secret(what.length()) : what;
            }
            rebuilt = new Mark(mark.at(), mark.byClient(), mark.nanos(), what, rebuilt);
            int end = i + 1 < marks.size() ? marks.get(i + 1).at() : text.length();
            if (mark.byClient()) {
                int first = (int) Math.max(mark.at(), Math.min(end, mark.at() + from - at));
                int behind = withoutLineEnd(first, end);
                if (first < behind) {
                    text.fill(first, behind, (byte) '*');
                    ranges.add(new Range(first, behind));
                }
                at += end - mark.at();
            }
        }
        secrets = List.copyOf(ranges);
        last = rebuilt;
    }

    /** That a line ended is no secret. */
    private int withoutLineEnd(int first, int end) {
        var last = text.copy(Math.max(first, end - 2), end);
        return last.length == 2 && last[0] == '\r' && last[1] == '\n' ? end - 2 : end;
    }

    /** All of it in order, as far as it went. */
    List<Said> said() {
        // The length first: text and marks are there up to it at least.
        int end = text.length();
        var marks = marks(end);
        var said = new ArrayList<Said>();
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            var offset = Duration.ofNanos(mark.nanos());
            if (mark.what() instanceof Content content) {
                var slice = content.slice();
                var part = new RecordedPart.Content(slice.length(), slice::writeTo);
                said.add(new Said(mark.byClient(), offset, part));
            } else if (mark.what() instanceof Secret secret) {
                var part = new RecordedPart.Text(MASK, secret.length());
                said.add(new Said(mark.byClient(), offset, part));
            } else if (mark.what() instanceof Gap gap) {
                var part = new RecordedPart.Dropped(gap.length());
                said.add(new Said(mark.byClient(), offset, part));
            }
            int behind = i + 1 < marks.size() ? marks.get(i + 1).at() : end;
            if (mark.at() < behind) {
                var part = new RecordedPart.Text(masked(mark.at(), behind), behind - mark.at());
                said.add(new Said(mark.byClient(), offset, part));
            }
        }
        return said;
    }

    /** Each secret becomes three stars, whatever its length. */
    private byte[] masked(int from, int to) {
        if (secrets.isEmpty()) {
            return text.copy(from, to);
        }
        var out = new ByteArrayOutputStream(to - from);
        int position = from;
        for (var secret : secrets) {
            if (secret.from() >= position && secret.from() < to) {
                out.writeBytes(text.copy(position, secret.from()));
                out.writeBytes(MASK);
                position = secret.to();
            }
        }
        out.writeBytes(text.copy(position, to));
        return out.toByteArray();
    }

    private List<Mark> marks(int end) {
        var marks = new ArrayList<Mark>();
        for (var mark = last; mark != null; mark = mark.previous()) {
            if (mark.at() <= end) {
                marks.add(mark);
            }
        }
        Collections.reverse(marks);
        return marks;
    }

    private void speaker(boolean byClient) {
        var mark = last;
        if (mark == null || mark.byClient() != byClient) {
            mark(byClient, Nothing.NOTHING);
        }
    }

    private void mark(boolean byClient, What what) {
        last = new Mark(text.length(), byClient, System.nanoTime() - zero, what, last);
    }
}

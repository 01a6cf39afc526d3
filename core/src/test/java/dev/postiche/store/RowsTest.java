package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.message.Message;
import dev.postiche.spec.Flag;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows against an ArrayList that does the same. */
class RowsTest {

    private static final OffsetDateTime DATE = SampleStore.NOW.atOffset(ZoneOffset.UTC);

    private static final Message MAIL = SampleStore.mail("x");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private long uid;
    private long modSeq;

    @Test
    void rowsEqualAnArrayListUnderRandomOperations() {
        System.out.println("RowsTest: seed " + seed);
        var rows = Rows.empty(new LongAdder());
        List<MessageRow> list = new ArrayList<>();
        for (var n = 0; n < 600; n++) {
            modSeq++;
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    var more = more(random.nextInt(10) == 0 ? 700 : 1 + random.nextInt(5));
                    rows = rows.append(more);
                    list.addAll(more);
                }
                case 2 -> {
                    var uids = some(list);
                    rows = rows.remove(uids);
                    list.removeIf(row -> uids.contains(row.uid()));
                }
                default -> {
                    var uids = some(list);
                    var flags = Flags.of(random.nextBoolean() ? Flag.SEEN : Flag.DELETED);
                    rows = rows.replace(uids, row -> row.withFlags(flags, modSeq));
                    list.replaceAll(
                            row -> uids.contains(row.uid()) ? row.withFlags(flags, modSeq) : row);
                }
            }
            if (n % 10 == 0) {
                checkEqual(rows, list);
            }
        }
        checkEqual(rows, list);
    }

    private void checkEqual(Rows rows, List<MessageRow> list) {
        assertThat(rows).as("seed %d", seed).containsExactlyElementsOf(list);
        assertThat(rows.size()).isEqualTo(list.size());
        assertThat(rows.isEmpty()).isEqualTo(list.isEmpty());
        for (var index = 0; index < list.size(); index += 1 + random.nextInt(50)) {
            var row = list.get(index);
            assertThat(rows.get(index)).isEqualTo(row);
            assertThat(rows.indexOfUid(row.uid())).hasValue(index);
            assertThat(rows.withUid(row.uid())).contains(row);
        }
        var wanted = random.nextLong(uid + 2);
        var below = list.stream().filter(row -> row.uid() < wanted).count();
        assertThat(rows.ceiling(wanted)).as("seed %d", seed).isEqualTo((int) below);
        var from = random.nextInt(list.size() + 1);
        var to = from + random.nextInt(list.size() + 1 - from);
        assertThat(rows.range(from, to)).containsExactlyElementsOf(list.subList(from, to));
        var since = random.nextLong(modSeq + 1);
        var changed = new ArrayList<MessageRow>();
        rows.forEachChangedSince(since, changed::add);
        assertThat(changed)
                .containsExactlyElementsOf(
                        list.stream().filter(row -> row.modSeq() > since).toList());
        assertThat(rows.firstUnseen())
                .isEqualTo(
                        IntStream.range(0, list.size())
                                .filter(n -> !list.get(n).flags().contains(Flag.SEEN))
                                .findFirst());
        var some = some(list);
        assertThat(rows.deletedAmong(some).stream())
                .containsExactlyElementsOf(
                        list.stream()
                                .filter(row -> row.flags().contains(Flag.DELETED))
                                .map(MessageRow::uid)
                                .filter(some::contains)
                                .toList());
        assertThat(rows.present(UidSet.range(1, wanted)).size()).isEqualTo(below(list, wanted + 1));
    }

    private static long below(List<MessageRow> list, long uid) {
        return list.stream().filter(row -> row.uid() < uid).count();
    }

    @Test
    void theDifferenceIsWhatANaiveComparisonFinds() {
        System.out.println("RowsTest: seed " + seed);
        for (var n = 0; n < 50; n++) {
            var before = Rows.empty(new LongAdder()).append(more(random.nextInt(1500)));
            var after = before;
            for (var change = 0; change < 3; change++) {
                modSeq++;
                after = after.remove(some(list(after)));
                after = after.replace(some(list(after)), row -> row.withFlags(Flags.NONE, modSeq));
                after = after.append(more(random.nextInt(300)));
            }
            var found = new ArrayList<String>();
            Rows.compare(before, after, listing(found));
            assertThat(found).as("seed %d", seed).containsExactlyElementsOf(naive(before, after));
        }
    }

    private static Rows.Difference listing(List<String> found) {
        return new Rows.Difference() {
            @Override
            public void gone(MessageRow row) {
                found.add("gone " + row.uid());
            }

            @Override
            public void come(MessageRow row) {
                found.add("come " + row.uid());
            }

            @Override
            public void changed(MessageRow before, MessageRow after) {
                found.add("changed " + after.uid());
            }
        };
    }

    private List<String> naive(Rows before, Rows after) {
        var expected = new ArrayList<String>();
        for (var n = 1L; n <= uid; n++) {
            var old = before.withUid(n);
            var now = after.withUid(n);
            if (old.isPresent() && now.isEmpty()) {
                expected.add("gone " + n);
            } else if (old.isEmpty() && now.isPresent()) {
                expected.add("come " + n);
            } else if (!old.equals(now)) {
                expected.add("changed " + n);
            }
        }
        return expected;
    }

    @Test
    void oneChangeLooksAtAFewRowsOutOfManyThousand() {
        var visits = new LongAdder();
        var rows = Rows.empty(visits).append(more(100_000));
        visits.reset();
        var changed = rows.replace(UidSet.of(rows.get(50_000).uid()), row -> row.withModSeq(7));
        changed = changed.remove(UidSet.of(rows.get(30_000).uid())).append(more(1));
        var counter = new int[1];
        Rows.compare(
                rows,
                changed,
                new Rows.Difference() {
                    @Override
                    public void gone(MessageRow row) {
                        counter[0]++;
                    }

                    @Override
                    public void come(MessageRow row) {
                        counter[0]++;
                    }

                    @Override
                    public void changed(MessageRow before, MessageRow after) {
                        counter[0]++;
                    }
                });
        assertThat(counter[0]).isEqualTo(3);
        assertThat(visits.sum()).isLessThan(6 * 256);
    }

    @Test
    void uidsAscend() {
        var rows = Rows.empty(new LongAdder()).append(more(2));
        assertThatThrownBy(() -> rows.append(List.of(rows.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UID %d after %d", rows.get(0).uid(), rows.get(1).uid());
        assertThatThrownBy(() -> rows.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<MessageRow> list(Rows rows) {
        var list = new ArrayList<MessageRow>();
        rows.forEach(list::add);
        return list;
    }

    private List<MessageRow> more(int count) {
        var more = new ArrayList<MessageRow>();
        for (var n = 0; n < count; n++) {
            uid += 1 + (random.nextInt(8) == 0 ? random.nextInt(4) : 0);
            more.add(
                    new MessageRow(
                            uid,
                            modSeq,
                            random.nextInt(4) == 0 ? Flags.NONE : Flags.of(Flag.SEEN),
                            DATE,
                            SampleStore.NOW,
                            uid,
                            MAIL));
        }
        return more;
    }

    /** A few here and there, or a long range, or UIDs that are not there. */
    private UidSet some(List<MessageRow> list) {
        if (list.isEmpty() || random.nextInt(10) == 0) {
            return UidSet.range(uid / 2 + 1, uid / 2 + random.nextInt(3));
        }
        var first = list.get(random.nextInt(list.size())).uid();
        if (random.nextInt(6) == 0) {
            return UidSet.range(first, first + random.nextInt(600));
        }
        var uids = new UidSet.Builder();
        for (var one = first; one < first + 40; one += 1 + random.nextInt(20)) {
            uids.add(one);
        }
        return uids.build();
    }
}

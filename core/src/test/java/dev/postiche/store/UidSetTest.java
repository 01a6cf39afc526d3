package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UidSetTest {

    @Test
    void setsEqualATreeSetUnderRandomOperations() {
        var seed = new Random().nextLong();
        System.out.println("UidSetTest: seed " + seed);
        var random = new Random(seed);
        for (var n = 0; n < 2_000; n++) {
            var left = some(random);
            var right = some(random);
            check(seed, UidSet.of(left).union(UidSet.of(right)), union(left, right));
            var both = new TreeSet<>(left);
            both.retainAll(right);
            check(seed, UidSet.of(left).intersect(UidSet.of(right)), both);
            var rest = new TreeSet<>(left);
            rest.removeAll(right);
            check(seed, UidSet.of(left).minus(UidSet.of(right)), rest);
        }
    }

    private static void check(long seed, UidSet set, TreeSet<Long> expected) {
        assertThat(set.stream()).as("seed %d", seed).containsExactlyElementsOf(expected);
        assertThat(set).isEqualTo(UidSet.of(expected)).hasSameHashCodeAs(UidSet.of(expected));
        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(set.isEmpty()).isEqualTo(expected.isEmpty());
        var each = new ArrayList<Long>();
        set.forEach(each::add);
        assertThat(each).containsExactlyElementsOf(expected);
        for (var uid = 0L; uid < 45; uid++) {
            assertThat(set.contains(uid)).as("seed %d", seed).isEqualTo(expected.contains(uid));
        }
    }

    private static TreeSet<Long> union(TreeSet<Long> left, TreeSet<Long> right) {
        var all = new TreeSet<>(left);
        all.addAll(right);
        return all;
    }

    private static TreeSet<Long> some(Random random) {
        var uids = new TreeSet<Long>();
        for (var n = random.nextInt(20); n > 0; n--) {
            uids.add(1L + random.nextInt(40));
        }
        return uids;
    }

    @Test
    void itIsWrittenAsInCopyuid() {
        assertThat(UidSet.of(7, 1, 2, 3, 3)).hasToString("1:3,7");
        assertThat(UidSet.EMPTY).hasToString("");
        assertThat(UidSet.range(5, 4)).isEqualTo(UidSet.EMPTY);
        assertThat(UidSet.range(4, 5)).hasToString("4:5").isNotEqualTo(UidSet.of(4));
        assertThat(UidSet.unionOf(List.of(UidSet.of(9), UidSet.range(1, 4), UidSet.of(5))))
                .hasToString("1:5,9");
    }

    @Test
    void aBuilderWantsAscendingUids() {
        assertThatThrownBy(() -> new UidSet.Builder().add(3).add(2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

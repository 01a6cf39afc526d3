package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

    @Test
    void mapsEqualATreeMapUnderRandomOperationsAndOldOnesStay() {
        var seed = new Random().nextLong();
        System.out.println("PersistentMapTest: seed " + seed);
        var random = new Random(seed);
        var map = PersistentMap.<String, Integer>empty();
        var expected = new TreeMap<String, Integer>();
        var old = map;
        var oldExpected = new TreeMap<String, Integer>();
        for (var n = 0; n < 5_000; n++) {
            var key = "k" + random.nextInt(300);
            if (random.nextInt(3) == 0) {
                map = map.without(key);
                expected.remove(key);
            } else {
                map = map.with(key, n);
                expected.put(key, n);
            }
            if (n % 100 == 0) {
                check(seed, map, expected);
                check(seed, old, oldExpected);
                checkTail(seed, map, expected, "k" + random.nextInt(300));
                old = map;
                oldExpected = new TreeMap<>(expected);
            }
        }
    }

    private static void check(
            long seed, PersistentMap<String, Integer> map, TreeMap<String, Integer> expected) {
        var entries = new TreeMap<String, Integer>();
        var keys = new ArrayList<String>();
        map.forEach(
                (key, value) -> {
                    entries.put(key, value);
                    keys.add(key);
                });
        assertThat(entries).as("seed %d", seed).isEqualTo(expected);
        assertThat(keys).as("seed %d", seed).containsExactlyElementsOf(expected.keySet());
        assertThat(map.size()).as("seed %d", seed).isEqualTo(expected.size());
        assertThat(map.get("k7").orElse(-1)).isEqualTo(expected.getOrDefault("k7", -1));
        assertThat(map.contains("k8")).isEqualTo(expected.containsKey("k8"));
    }

    private static void checkTail(
            long seed,
            PersistentMap<String, Integer> map,
            TreeMap<String, Integer> expected,
            String first) {
        var keys = new ArrayList<String>();
        map.forEachFrom(first, (key, value) -> keys.add(key) && keys.size() < 5);
        assertThat(keys)
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        expected.tailMap(first).keySet().stream().limit(5).toList());
    }
}

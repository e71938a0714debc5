package org.noriai.dispatch.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdMapTest {

    /** A key whose hash collides on purpose. */
    private record Key(int value) {
        @Override
        public int hashCode() {
            return value % 97;
        }
    }

    @Test
    void behavesLikeAHashMapThroughThousandsOfChangesWithCollidingHashes() {
        Random random = new Random(7);
        Map<Key, Integer> expected = new HashMap<>();
        IdMap<Key, Integer> map = IdMap.empty();
        for (int i = 0; i < 20_000; i++) {
            Key key = new Key(random.nextInt(400));
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, i);
                map = map.with(key, i);
            }
            assertThat(map.find(key).orElse(null)).isEqualTo(expected.get(key));
            assertThat(map.size()).isEqualTo(expected.size());
        }
        Map<Key, Integer> seen = new HashMap<>();
        map.forEach(seen::put);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aChangeLeavesTheMapBeforeItAsItWas() {
        IdMap<String, Integer> one = IdMap.<String, Integer>empty().with("a", 1);
        IdMap<String, Integer> two = one.with("b", 2);
        IdMap<String, Integer> none = one.without("a");
        assertThat(one.find("b")).isEmpty();
        assertThat(one.find("a")).contains(1);
        assertThat(two.find("b")).contains(2);
        assertThat(none.size()).isZero();
    }
}

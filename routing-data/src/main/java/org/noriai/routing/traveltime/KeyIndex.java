package org.noriai.routing.traveltime;

import java.util.Arrays;

/** Which places lie on which key, and where: for drives that stay on one. Immutable once built. */
final class KeyIndex {

    private int[] keys = new int[64];
    private int[] places = new int[64];
    private int[] millisLeft = new int[64];
    private int count;

    void add(int key, int place, int left) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            places = Arrays.copyOf(places, count * 2);
            millisLeft = Arrays.copyOf(millisLeft, count * 2);
        }
        keys[count] = key;
        places[count] = place;
        millisLeft[count++] = left;
    }

    /** Puts all in the order of their keys. */
    void sort() {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = (long) keys[i] << 32 | i;
        }
        Arrays.sort(order);
        int[] oldPlaces = places.clone();
        int[] oldLeft = millisLeft.clone();
        keys = new int[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (int) (order[i] >>> 32);
            places[i] = oldPlaces[(int) order[i]];
            millisLeft[i] = oldLeft[(int) order[i]];
        }
    }

    /** Lowers the times of the places that lie ahead on the key, seen from where {@code left} ms of it are left. */
    void lowerAhead(int key, int left, int[] millis) {
        for (int i = first(key); i < count && keys[i] == key; i++) {
            if (millisLeft[i] <= left) {
                millis[places[i]] = Math.min(millis[places[i]], left - millisLeft[i]);
            }
        }
    }

    /** Lowers the times of the places that lie behind on the key. */
    void lowerBehind(int key, int left, int[] millis) {
        for (int i = first(key); i < count && keys[i] == key; i++) {
            if (millisLeft[i] >= left) {
                millis[places[i]] = Math.min(millis[places[i]], millisLeft[i] - left);
            }
        }
    }

    private int first(int key) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package org.noriai.dispatch.state;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntConsumer;
import org.noriai.dispatch.model.ShiftId;
import org.noriai.dispatch.model.VehicleId;

/**
 * Every shift in total order: by vehicle, then by start. Immutable; the next one shares all but a block of what did not
 * change, so a fleet of thousands changes one plan in well under a microsecond.
 *
 * <p>The index of a shift is the same until shifts are added or removed.
 */
final class ShiftTable extends AbstractList<ShiftState> implements RandomAccess {

    static final Comparator<ShiftState> ORDER = Comparator.comparing(
                    (ShiftState state) -> state.shift().vehicle())
            .thenComparingInt(state -> state.shift().window().startSeconds())
            .thenComparing(state -> state.shift().id());

    private static final int BITS = 6;
    private static final int MASK = (1 << BITS) - 1;

    private final ShiftState[][] blocks;
    private final int size;
    private final Map<ShiftId, Integer> indexes;

    /** First and last index of each vehicle's shifts. */
    private final Map<VehicleId, int[]> spans;

    private ShiftTable(ShiftState[][] blocks, int size, Map<ShiftId, Integer> indexes, Map<VehicleId, int[]> spans) {
        this.blocks = blocks;
        this.size = size;
        this.indexes = indexes;
        this.spans = spans;
    }

    /** The shifts in their order. */
    static ShiftTable of(List<ShiftState> shifts) {
        ShiftState[] sorted = shifts.toArray(new ShiftState[0]);
        Arrays.sort(sorted, ORDER);
        ShiftState[][] blocks = new ShiftState[(sorted.length + MASK) >> BITS][];
        Map<ShiftId, Integer> indexes = HashMap.newHashMap(sorted.length);
        Map<VehicleId, int[]> spans = new HashMap<>();
        for (int i = 0; i < sorted.length; i++) {
            indexes.put(sorted[i].shift().id(), i);
            int at = i;
            spans.computeIfAbsent(sorted[i].shift().vehicle(), vehicle -> new int[] {at, at})[1] = i;
        }
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = Arrays.copyOfRange(sorted, i << BITS, Math.min(sorted.length, (i + 1) << BITS));
        }
        return new ShiftTable(blocks, sorted.length, indexes, spans);
    }

    @Override
    public ShiftState get(int index) {
        return blocks[index >> BITS][index & MASK];
    }

    @Override
    public int size() {
        return size;
    }

    Optional<ShiftState> find(ShiftId id) {
        Integer index = indexes.get(id);
        return index == null ? Optional.empty() : Optional.of(get(index));
    }

    Optional<ShiftState> findRunning(VehicleId vehicle) {
        int[] span = spans.get(vehicle);
        if (span != null) {
            for (int i = span[0]; i <= span[1]; i++) {
                if (get(i).running()) {
                    return Optional.of(get(i));
                }
            }
        }
        return Optional.empty();
    }

    /** The same table with one shift, which it has, replaced. */
    ShiftTable with(ShiftState changed) {
        Integer index = indexes.get(changed.shift().id());
        if (index == null) {
            throw new IllegalStateException(
                    "There is no shift %s.".formatted(changed.shift().id()));
        }
        ShiftState[][] next = blocks.clone();
        next[index >> BITS] = next[index >> BITS].clone();
        next[index >> BITS][index & MASK] = changed;
        return new ShiftTable(next, size, indexes, spans);
    }

    /** Whether it has the same shifts as another, changed or not. */
    boolean hasShiftsOf(ShiftTable other) {
        return indexes == other.indexes;
    }

    /** Calls with the index of each shift that is not the same object as in another table of the same shifts. */
    @SuppressWarnings("ReferenceEquality") // A shift that did not change is the same object.
    void forEachChangedSince(ShiftTable other, IntConsumer consumer) {
        for (int block = 0; block < blocks.length; block++) {
            ShiftState[] mine = blocks[block];
            ShiftState[] theirs = other.blocks[block];
            if (mine == theirs) {
                continue;
            }
            for (int i = 0; i < mine.length; i++) {
                if (mine[i] != theirs[i]) {
                    consumer.accept((block << BITS) + i);
                }
            }
        }
    }
}

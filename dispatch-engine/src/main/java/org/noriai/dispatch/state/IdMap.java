package org.noriai.dispatch.state;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map that shares what did not change: a hash trie of 32 branches. A change copies one path, so a state of
 * many thousand rides gives the next one in about a microsecond.
 *
 * <p>Source: Bagwell, Ideal Hash Trees, 2001. Immutable, thus thread-safe. Its order says nothing.
 *
 * @param <K> key with a sound {@code hashCode}
 * @param <V> value
 */
final class IdMap<K, V> {

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final IdMap<?, ?> EMPTY = new IdMap<>(null, 0);

    private final @Nullable Object root;
    private final int size;

    private IdMap(@Nullable Object root, int size) {
        this.root = root;
        this.size = size;
    }

    /** Inner node: a bit for each branch that is there, and the branches in order. */
    private static final class Node {

        private final int bitmap;
        private final Object[] branches;

        Node(int bitmap, Object[] branches) {
            this.bitmap = bitmap;
            this.branches = branches;
        }

        int index(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }
    }

    /** Keys of one hash; nearly always one. */
    private static final class Leaf {

        private final int hash;
        private final Object[] keys;
        private final Object[] values;

        Leaf(int hash, Object[] keys, Object[] values) {
            this.hash = hash;
            this.keys = keys;
            this.values = values;
        }

        int indexOf(Object key) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i].equals(key)) {
                    return i;
                }
            }
            return keys.length;
        }
    }

    @SuppressWarnings("unchecked")
    static <K, V> IdMap<K, V> empty() {
        return (IdMap<K, V>) EMPTY;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    Optional<V> find(K key) {
        int hash = spread(key);
        Object at = root;
        int shift = 0;
        while (at instanceof Node node) {
            int bit = 1 << ((hash >>> shift) & MASK);
            if ((node.bitmap & bit) == 0) {
                return Optional.empty();
            }
            at = node.branches[node.index(bit)];
            shift += BITS;
        }
        if (at instanceof Leaf leaf && leaf.hash == hash) {
            int index = leaf.indexOf(key);
            return index < leaf.keys.length ? Optional.of((V) leaf.values[index]) : Optional.empty();
        }
        return Optional.empty();
    }

    IdMap<K, V> with(K key, V value) {
        boolean replaces = find(key).isPresent();
        Leaf leaf = new Leaf(spread(key), new Object[] {key}, new Object[] {value});
        return new IdMap<>(root == null ? leaf : put(root, leaf, 0), replaces ? size : size + 1);
    }

    IdMap<K, V> without(K key) {
        if (root == null || find(key).isEmpty()) {
            return this;
        }
        return size == 1 ? empty() : new IdMap<>(remove(root, key, spread(key), 0), size - 1);
    }

    void forEach(BiConsumer<? super K, ? super V> consumer) {
        if (root != null) {
            visit(root, consumer);
        }
    }

    private static int spread(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private static Object put(Object at, Leaf leaf, int shift) {
        return switch (at) {
            case Node node -> {
                int bit = 1 << ((leaf.hash >>> shift) & MASK);
                int index = node.index(bit);
                if ((node.bitmap & bit) == 0) {
                    yield new Node(node.bitmap | bit, inserted(node.branches, index, leaf));
                }
                yield new Node(
                        node.bitmap, replaced(node.branches, index, put(node.branches[index], leaf, shift + BITS)));
            }
            case Leaf other
            when other.hash == leaf.hash -> {
                int index = other.indexOf(leaf.keys[0]);
                yield index < other.keys.length
                        ? new Leaf(other.hash, other.keys, replaced(other.values, index, leaf.values[0]))
                        : new Leaf(
                                other.hash,
                                inserted(other.keys, index, leaf.keys[0]),
                                inserted(other.values, index, leaf.values[0]));
            }
            case Leaf other -> put(new Node(1 << ((other.hash >>> shift) & MASK), new Object[] {other}), leaf, shift);
            default -> throw new IllegalStateException("A trie of ids holds a %s.".formatted(at.getClass()));
        };
    }

    private static @Nullable Object remove(Object at, Object key, int hash, int shift) {
        if (at instanceof Leaf leaf) {
            int index = leaf.indexOf(key);
            return leaf.keys.length == 1
                    ? null
                    : new Leaf(leaf.hash, removed(leaf.keys, index), removed(leaf.values, index));
        }
        Node node = (Node) at;
        int bit = 1 << ((hash >>> shift) & MASK);
        int index = node.index(bit);
        Object left = remove(node.branches[index], key, hash, shift + BITS);
        if (left != null) {
            return new Node(node.bitmap, replaced(node.branches, index, left));
        }
        return node.branches.length == 1 ? null : new Node(node.bitmap & ~bit, removed(node.branches, index));
    }

    @SuppressWarnings("unchecked")
    private static <K, V> void visit(Object at, BiConsumer<? super K, ? super V> consumer) {
        if (at instanceof Leaf leaf) {
            for (int i = 0; i < leaf.keys.length; i++) {
                consumer.accept((K) leaf.keys[i], (V) leaf.values[i]);
            }
        } else {
            for (Object branch : ((Node) at).branches) {
                visit(branch, consumer);
            }
        }
    }

    private static Object[] replaced(Object[] array, int index, Object value) {
        Object[] copy = array.clone();
        copy[index] = value;
        return copy;
    }

    private static Object[] inserted(Object[] array, int index, Object value) {
        Object[] copy = Arrays.copyOf(array, array.length + 1);
        System.arraycopy(array, index, copy, index + 1, array.length - index);
        copy[index] = value;
        return copy;
    }

    private static Object[] removed(Object[] array, int index) {
        Object[] copy = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, index + 1, copy, index, array.length - index - 1);
        return copy;
    }
}

package dev.postiche.store;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: {@link #with} and {@link #without} give a new one that shares
 * all but the path to the changed key.
 *
 * <p>A commit must not cost more because the server holds thousands of accounts or mailboxes. It is
 * a treap whose priorities are drawn from the keys' hashes, so its shape depends on the keys alone.
 */
final class PersistentMap<K extends Comparable<? super K>, V> {

    private record Node<K, V>(
            K key,
            V value,
            int priority,
            int size,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right) {}

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    int size() {
        return size(root);
    }

    Optional<V> get(K key) {
        var node = root;
        while (node != null) {
            var order = key.compareTo(node.key);
            if (order == 0) {
                return Optional.of(node.value);
            }
            node = order < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    boolean contains(K key) {
        return get(key).isPresent();
    }

    PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(insert(root, key, value, priority(key)));
    }

    PersistentMap<K, V> without(K key) {
        return contains(key) ? new PersistentMap<>(remove(root, key)) : this;
    }

    /** All entries in the order of the keys. */
    void forEach(BiConsumer<? super K, ? super V> action) {
        visit(
                root,
                (key, value) -> {
                    action.accept(key, value);
                    return true;
                });
    }

    /**
     * The entries whose key is not below {@code first}, in order, as long as the action says so.
     */
    void forEachFrom(K first, BiPredicate<? super K, ? super V> action) {
        visitFrom(root, first, action);
    }

    private static <K, V> boolean visit(
            @Nullable Node<K, V> node, BiPredicate<? super K, ? super V> action) {
        return node == null
                || (visit(node.left, action)
                        && action.test(node.key, node.value)
                        && visit(node.right, action));
    }

    private static <K extends Comparable<? super K>, V> boolean visitFrom(
            @Nullable Node<K, V> node, K first, BiPredicate<? super K, ? super V> action) {
        if (node == null) {
            return true;
        }
        if (first.compareTo(node.key) > 0) {
            return visitFrom(node.right, first, action);
        }
        return visitFrom(node.left, first, action)
                && action.test(node.key, node.value)
                && visit(node.right, action);
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> insert(
            @Nullable Node<K, V> node, K key, V value, int priority) {
        if (node == null) {
            return new Node<>(key, value, priority, 1, null, null);
        }
        var order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.priority, node.size, node.left, node.right);
        }
        if (order < 0) {
            var left = insert(node.left, key, value, priority);
            return left.priority > node.priority
                    ? joined(left, left.left, joined(node, left.right, node.right))
                    : joined(node, left, node.right);
        }
        var right = insert(node.right, key, value, priority);
        return right.priority > node.priority
                ? joined(right, joined(node, node.left, right.left), right.right)
                : joined(node, node.left, right);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        var order = key.compareTo(node.key);
        if (order == 0) {
            return merged(node.left, node.right);
        }
        return order < 0
                ? joined(node, remove(node.left, key), node.right)
                : joined(node, node.left, remove(node.right, key));
    }

    private static <K, V> @Nullable Node<K, V> merged(
            @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.priority > right.priority
                ? joined(left, left.left, merged(left.right, right))
                : joined(right, merged(left, right.left), right.right);
    }

    private static <K, V> Node<K, V> joined(
            Node<K, V> top, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        var size = 1 + size(left) + size(right);
        return new Node<>(top.key, top.value, top.priority, size, left, right);
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    /** The finalizer of MurmurHash3: equal hashes apart, every other hash looks random. */
    private static int priority(Object key) {
        var h = key.hashCode();
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}

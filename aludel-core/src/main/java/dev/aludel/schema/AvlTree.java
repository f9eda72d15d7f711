package dev.aludel.schema;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: a change answers with another one, which shares all but a
 * logarithm of its nodes with the first (Adelson-Velsky and Landis, 1962).
 *
 * <p>It is what lets ten thousand operations be applied to a schema one by one.
 */
final class AvlTree<K extends Comparable<K>, V> {

  private final @Nullable AvlTree<K, V> left;
  private final @Nullable AvlTree<K, V> right;
  private final K key;
  private final V value;
  private final int height;

  private AvlTree(@Nullable AvlTree<K, V> left, K key, V value, @Nullable AvlTree<K, V> right) {
    this.left = left;
    this.right = right;
    this.key = key;
    this.value = value;
    this.height = 1 + Math.max(height(left), height(right));
  }

  /** The tree of entries that are in order already; null is the empty tree. */
  static <K extends Comparable<K>, V> @Nullable AvlTree<K, V> ofSorted(
      List<Map.Entry<K, V>> entries) {
    return ofSorted(entries, 0, entries.size());
  }

  private static <K extends Comparable<K>, V> @Nullable AvlTree<K, V> ofSorted(
      List<Map.Entry<K, V>> entries, int start, int end) {
    if (start == end) {
      return null;
    }
    int middle = (start + end) >>> 1;
    Map.Entry<K, V> entry = entries.get(middle);
    return new AvlTree<>(
        ofSorted(entries, start, middle),
        entry.getKey(),
        entry.getValue(),
        ofSorted(entries, middle + 1, end));
  }

  static <K extends Comparable<K>, V> @Nullable V get(@Nullable AvlTree<K, V> tree, K key) {
    AvlTree<K, V> at = tree;
    while (at != null) {
      int order = key.compareTo(at.key);
      if (order == 0) {
        return at.value;
      }
      at = order < 0 ? at.left : at.right;
    }
    return null;
  }

  static <K extends Comparable<K>, V> AvlTree<K, V> put(
      @Nullable AvlTree<K, V> tree, K key, V value) {
    if (tree == null) {
      return new AvlTree<>(null, key, value, null);
    }
    int order = key.compareTo(tree.key);
    if (order == 0) {
      return new AvlTree<>(tree.left, key, value, tree.right);
    }
    return order < 0
        ? balanced(put(tree.left, key, value), tree.key, tree.value, tree.right)
        : balanced(tree.left, tree.key, tree.value, put(tree.right, key, value));
  }

  static <K extends Comparable<K>, V> @Nullable AvlTree<K, V> remove(
      @Nullable AvlTree<K, V> tree, K key) {
    if (tree == null) {
      return null;
    }
    int order = key.compareTo(tree.key);
    if (order < 0) {
      return balanced(remove(tree.left, key), tree.key, tree.value, tree.right);
    }
    if (order > 0) {
      return balanced(tree.left, tree.key, tree.value, remove(tree.right, key));
    }
    if (tree.right == null) {
      return tree.left;
    }
    AvlTree<K, V> next = first(tree.right);
    return balanced(tree.left, next.key, next.value, remove(tree.right, next.key));
  }

  static <K extends Comparable<K>, V> void forEach(
      @Nullable AvlTree<K, V> tree, BiConsumer<K, V> action) {
    if (tree != null) {
      forEach(tree.left, action);
      action.accept(tree.key, tree.value);
      forEach(tree.right, action);
    }
  }

  /** The tree with each value put through {@code change}; itself, if none is another object. */
  static <K extends Comparable<K>, V> @Nullable AvlTree<K, V> mapped(
      @Nullable AvlTree<K, V> tree, BiFunction<K, V, V> change) {
    if (tree == null) {
      return null;
    }
    AvlTree<K, V> left = mapped(tree.left, change);
    V value = change.apply(tree.key, tree.value);
    AvlTree<K, V> right = mapped(tree.right, change);
    boolean unchanged = same(left, tree.left) && same(right, tree.right) && same(value, tree.value);
    return unchanged ? tree : new AvlTree<>(left, tree.key, value, right);
  }

  @SuppressWarnings("ReferenceEquality") // What is shared is the same object: that is the point.
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }

  private static <K extends Comparable<K>, V> AvlTree<K, V> first(AvlTree<K, V> tree) {
    AvlTree<K, V> at = tree;
    while (at.left != null) {
      at = at.left;
    }
    return at;
  }

  static int height(@Nullable AvlTree<?, ?> tree) {
    return tree == null ? 0 : tree.height;
  }

  /** The tree of these parts, whose heights differ by two at most, turned so that it is by one. */
  private static <K extends Comparable<K>, V> AvlTree<K, V> balanced(
      @Nullable AvlTree<K, V> left, K key, V value, @Nullable AvlTree<K, V> right) {
    if (left != null && height(left) > height(right) + 1) {
      AvlTree<K, V> inner = left.right;
      if (inner != null && height(inner) > height(left.left)) {
        return new AvlTree<>(
            new AvlTree<>(left.left, left.key, left.value, inner.left),
            inner.key,
            inner.value,
            new AvlTree<>(inner.right, key, value, right));
      }
      return new AvlTree<>(
          left.left, left.key, left.value, new AvlTree<>(inner, key, value, right));
    }
    if (right != null && height(right) > height(left) + 1) {
      AvlTree<K, V> inner = right.left;
      if (inner != null && height(inner) > height(right.right)) {
        return new AvlTree<>(
            new AvlTree<>(left, key, value, inner.left),
            inner.key,
            inner.value,
            new AvlTree<>(inner.right, right.key, right.value, right.right));
      }
      return new AvlTree<>(
          new AvlTree<>(left, key, value, inner), right.key, right.value, right.right);
    }
    return new AvlTree<>(left, key, value, right);
  }
}

package dev.aludel.jpa;

import dev.aludel.schema.Deferral;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The unique constraints of a table, each once: a model may say the same by {@code @Column(unique =
 * true)}, by {@code @UniqueConstraint} and by {@code @OneToOne}.
 */
final class UniqueConstraints {

  private final List<UniqueConstraint> all = new ArrayList<>();

  static UniqueConstraint constraint(Optional<String> name, List<String> columns) {
    return new UniqueConstraint(name, columns, false, Deferral.NOT_DEFERRABLE);
  }

  void add(Optional<String> name, List<String> columns) {
    add(constraint(name, columns));
  }

  void add(UniqueConstraint constraint) {
    all.add(constraint);
  }

  /** Those that say more than the primary key; of two over the same columns the named one. */
  List<UniqueConstraint> besides(List<String> primaryKey) {
    Set<Set<String>> covered = new HashSet<>();
    covered.add(Set.copyOf(primaryKey));
    List<UniqueConstraint> once = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparing(constraint -> constraint.name().isEmpty()))
        .filter(constraint -> covered.add(Set.copyOf(constraint.columns())))
        .forEach(once::add);
    once.sort(Comparator.comparing(constraint -> String.join(",", constraint.columns())));
    return once;
  }
}

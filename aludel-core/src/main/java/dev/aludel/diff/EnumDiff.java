package dev.aludel.diff;

import dev.aludel.operation.AlterEnum;
import dev.aludel.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changes of an enum's values. New values come before anything may use them, and old ones go
 * when nothing does any more.
 */
record EnumDiff(EnumType from, EnumType held, EnumType model) {

  boolean isEmpty() {
    return from.values().equals(held.values());
  }

  List<String> removed() {
    return from.values().stream().filter(value -> !held.values().contains(value)).toList();
  }

  List<String> added() {
    return held.values().stream().filter(value -> !from.values().contains(value)).toList();
  }

  /** Whether the values that stay keep their order, and all of them stay. */
  private boolean onlyAdds() {
    return held.values().stream().filter(from.values()::contains).toList().equals(from.values());
  }

  /** What is done before tables and columns change. */
  Optional<AlterEnum> early() {
    if (isEmpty() || added().isEmpty()) {
      return Optional.empty();
    }
    if (onlyAdds()) {
      return Optional.of(alter(model.values()));
    }
    List<String> all = new ArrayList<>(from.values());
    all.addAll(added());
    return Optional.of(alter(all));
  }

  /** What is done after tables and columns have changed. */
  Optional<AlterEnum> late() {
    return isEmpty() || onlyAdds() ? Optional.empty() : Optional.of(alter(model.values()));
  }

  private AlterEnum alter(List<String> values) {
    return new AlterEnum(from.name(), values, Optional.empty());
  }

  /** Values that go and come in one place, or with similar names, may be renamed ones. */
  List<Rename> likelyRenames() {
    List<String> removed = removed();
    List<String> added = added();
    if (removed.isEmpty() || added.isEmpty()) {
      return List.of();
    }
    List<NamePairs.Pair> similar =
        NamePairs.of(
            NamePairs.byDefinition(removed, value -> true, value -> value),
            NamePairs.byDefinition(added, value -> true, value -> value),
            same -> false);
    return NamePairs.withThoseInPlace(similar, from.values(), held.values(), (one, other) -> true)
        .stream()
        .<Rename>map(pair -> new Rename.OfEnumValue(from.name(), pair.from(), pair.to()))
        .toList();
  }
}

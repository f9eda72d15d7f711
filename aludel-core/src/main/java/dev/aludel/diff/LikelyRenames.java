package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a comparison drops and adds that may be one thing under a new name. */
final class LikelyRenames {

  /** What a column is besides its name. */
  private record ColumnKind(
      Type type, boolean nullable, Optional<Identity> identity, Optional<Generated> generated) {}

  private record NamedType(String name, Type type) {}

  private record Key(Object owner, String name) {}

  private final List<Rename> all = new ArrayList<>();
  private final Map<Key, Rename> byName = new HashMap<>();

  LikelyRenames(Comparison comparison) {
    objects(
        ObjectKind.TABLE,
        comparison.droppedTables.stream()
            .filter(table -> !comparison.replacedTables.contains(table.name()))
            .toList(),
        foretold(comparison.createdTables, comparison),
        LikelyRenames::columns,
        columns -> columns.size() > 1);
    objects(
        ObjectKind.ENUM,
        comparison.droppedEnums,
        comparison.createdEnums,
        EnumType::values,
        values -> true);
    objects(
        ObjectKind.SEQUENCE,
        comparison.droppedSequences,
        comparison.createdSequences,
        sequence -> List.of(sequence.type(), sequence.options()),
        definition -> false);
    comparison.tables.values().forEach(this::columns);
    for (EnumDiff type : comparison.enums) {
      for (Rename rename : type.likelyRenames()) {
        Rename.OfEnumValue value = (Rename.OfEnumValue) rename;
        add(value.type(), value.from(), value.to(), rename);
      }
    }
  }

  List<Rename> all() {
    return all;
  }

  /** The likely rename that an object which goes or comes is part of. */
  List<String> notesOn(SchemaObject object) {
    return notes(new Key(object.kind(), object.name().toString()));
  }

  List<String> notesOn(QualifiedName table, Column column) {
    return notes(new Key(table, column.name()));
  }

  List<String> notesOnValues(QualifiedName type, List<String> values) {
    return values.stream().flatMap(value -> notes(new Key(type, value)).stream()).toList();
  }

  private List<String> notes(Key key) {
    return Optional.ofNullable(byName.get(key)).map(Notes::likelyRename).stream().toList();
  }

  private void add(Object owner, String from, String to, Rename rename) {
    all.add(rename);
    byName.put(new Key(owner, from), rename);
    byName.put(new Key(owner, to), rename);
  }

  private static List<Table> foretold(List<Table> created, Comparison comparison) {
    return created.stream()
        .filter(table -> !comparison.replacedTables.contains(table.name()))
        .map(table -> comparison.held.requireTable(table.name()))
        .toList();
  }

  private static Set<NamedType> columns(Table table) {
    Set<NamedType> columns = new HashSet<>();
    for (Column column : table.columns()) {
      columns.add(new NamedType(column.name(), withoutValues(column.type())));
    }
    return columns;
  }

  private static Type withoutValues(Type type) {
    return type instanceof Type.Enumeration used
        ? new Type.Enumeration(used.name(), List.of())
        : type;
  }

  private <T extends SchemaObject, D> void objects(
      ObjectKind kind,
      Collection<T> gone,
      Collection<T> come,
      Function<T, D> definition,
      Predicate<D> isTelling) {
    Function<T, String> name = object -> object.name().toString();
    for (NamePairs.Pair pair :
        NamePairs.of(
            NamePairs.byDefinition(gone, definition, name),
            NamePairs.byDefinition(come, definition, name),
            isTelling)) {
      QualifiedName from = QualifiedName.parse(pair.from());
      QualifiedName to = QualifiedName.parse(pair.to());
      add(kind, pair.from(), pair.to(), new Rename.OfObject(kind, from, to));
    }
  }

  private void columns(TableDiff table) {
    if (table.dropped.isEmpty() || table.added.isEmpty()) {
      return;
    }
    Map<String, ColumnKind> gone = kinds(table.dropped);
    Map<String, ColumnKind> come =
        kinds(table.added.stream().map(column -> table.held.requireColumn(column.name())).toList());
    List<NamePairs.Pair> similar =
        NamePairs.of(
            NamePairs.byDefinition(gone.keySet(), gone::get, name -> name),
            NamePairs.byDefinition(come.keySet(), come::get, name -> name),
            kind -> false);
    for (NamePairs.Pair pair :
        NamePairs.withThoseInPlace(
            similar,
            table.from.columns().stream().map(Column::name).toList(),
            table.held.columns().stream().map(Column::name).toList(),
            (from, to) -> gone.containsKey(from) && Objects.equals(gone.get(from), come.get(to)))) {
      add(
          table.name(),
          pair.from(),
          pair.to(),
          new Rename.OfColumn(table.name(), pair.from(), pair.to()));
    }
  }

  private static Map<String, ColumnKind> kinds(List<Column> columns) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    columns.forEach(column -> kinds.put(column.name(), kind(column)));
    return kinds;
  }

  private static ColumnKind kind(Column column) {
    return new ColumnKind(
        withoutValues(column.type()), column.nullable(), column.identity(), column.generated());
  }
}

package dev.aludel.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A schema with other names: tables, enums, sequences, columns, values, constraints and indexes get
 * new ones, swap them, pass them on in a row, or take those of what goes.
 */
final class RandomRenames {

  private final Random random;
  private final List<Rename> renames = new ArrayList<>();
  private Schema schema;
  private int fresh;

  private RandomRenames(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  /**
   * What came of it.
   *
   * @param schema with the new names
   * @param list what is to be confirmed
   */
  record Renamed(Schema schema, List<Rename> list) {

    /** Those that still lead there after more changes were made to the schema. */
    Renames leadingTo(Schema to) {
      return new Renames(list.stream().filter(rename -> isThere(rename, to)).toList());
    }

    private static boolean isThere(Rename rename, Schema to) {
      if (rename instanceof Rename.OfObject object) {
        return to.find(object.kind(), object.to()).isPresent();
      }
      if (rename instanceof Rename.OfColumn column) {
        return to.table(column.table()).flatMap(t -> t.column(column.to())).isPresent();
      }
      Rename.OfEnumValue value = (Rename.OfEnumValue) rename;
      return to.find(ObjectKind.ENUM, value.type())
          .map(EnumType.class::cast)
          .filter(type -> type.values().contains(value.to()))
          .isPresent();
    }
  }

  static Renamed of(Schema schema, Random random) {
    RandomRenames renames = new RandomRenames(schema, random);
    renames.objects();
    for (Table table : renames.schema.tables()) {
      renames.columns(table);
      renames.parts(table.name());
    }
    for (EnumType type : renames.schema.enums()) {
      renames.values(type);
    }
    return new Renamed(renames.schema, List.copyOf(renames.renames));
  }

  private void objects() {
    for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.ENUM, ObjectKind.SEQUENCE)) {
      List<String> names =
          new ArrayList<>(
              schema.objects().stream()
                  .filter(object -> object.kind() == kind)
                  .map(SchemaObject::name)
                  .map(QualifiedName::name)
                  .toList());
      Map<String, String> given = given(names);
      if (kind == ObjectKind.TABLE && random.nextInt(4) == 0) {
        takeNameOfDropped(names, given);
      }
      rename(
          given,
          (from, to) -> new RenameObject(kind, QualifiedName.of(from), QualifiedName.of(to)));
      given.forEach(
          (from, to) ->
              renames.add(new Rename.OfObject(kind, QualifiedName.of(from), QualifiedName.of(to))));
    }
  }

  /** A table that keeps its name goes, with the keys to it, and another one gets the name. */
  private void takeNameOfDropped(List<String> names, Map<String, String> given) {
    List<String> staying = names.stream().filter(name -> !given.containsKey(name)).toList();
    if (staying.size() < 2) {
      return;
    }
    QualifiedName gone = QualifiedName.of(staying.get(0));
    schema =
        schema
            .without(ObjectKind.TABLE, gone)
            .withEachTable(
                table ->
                    table.withConstraints(
                        table.constraints().stream()
                            .filter(c -> !(c instanceof ForeignKey k && k.table().equals(gone)))
                            .toList()));
    given.put(staying.get(1), gone.name());
  }

  private void columns(Table table) {
    Map<String, String> given = given(table.columns().stream().map(Column::name).toList());
    if (random.nextInt(4) == 0) {
      takeNameOfDroppedColumn(table, given);
    }
    rename(given, (from, to) -> new RenameColumn(table.name(), from, to));
    given.forEach((from, to) -> renames.add(new Rename.OfColumn(table.name(), from, to)));
  }

  private void takeNameOfDroppedColumn(Table table, Map<String, String> given) {
    List<Column> staying =
        table.columns().stream().filter(column -> !given.containsKey(column.name())).toList();
    if (staying.size() < 2) {
      return;
    }
    String gone = staying.get(0).name();
    boolean isFree =
        Part.of(table).stream().noneMatch(part -> part.uses(gone))
            && schema.tables().stream()
                .flatMap(other -> other.constraints(ForeignKey.class).stream())
                .noneMatch(
                    key ->
                        key.table().equals(table.name()) && key.referencedColumns().contains(gone))
            && table.columns().stream()
                .noneMatch(
                    c -> c.generated().filter(g -> g.expression().mentions(gone)).isPresent());
    if (isFree) {
      List<Column> rest = new ArrayList<>(table.columns());
      rest.remove(staying.get(0));
      schema = schema.withTable(table.name(), was -> was.withColumns(rest));
      given.put(staying.get(1).name(), gone);
    }
  }

  private void values(EnumType type) {
    Map<String, String> given = given(type.values());
    rename(given, (from, to) -> new RenameEnumValue(type.name(), from, to));
    given.forEach((from, to) -> renames.add(new Rename.OfEnumValue(type.name(), from, to)));
  }

  private void parts(QualifiedName name) {
    Table table = schema.requireTable(name);
    rename(
        given(names(table.constraints().stream().map(Constraint::name).toList())),
        (from, to) -> new RenameConstraint(name, from, to));
    rename(
        given(names(table.indexes().stream().map(Index::name).toList())),
        (from, to) -> new RenameIndex(name, from, to));
  }

  private static List<String> names(List<Optional<String>> names) {
    return names.stream().flatMap(Optional::stream).toList();
  }

  /** Old names and new ones: of none, of one or two that get others, or that go in a circle. */
  private Map<String, String> given(List<String> all) {
    Map<String, String> given = new TreeMap<>();
    List<String> names = new ArrayList<>(all);
    Collections.shuffle(names, random);
    switch (random.nextInt(6)) {
      case 0 -> names.stream().limit(1).forEach(name -> given.put(name, fresh(name)));
      case 1 -> names.stream().limit(3).forEach(name -> given.put(name, fresh(name)));
      case 2 -> circle(names.subList(0, Math.min(names.size(), 2 + random.nextInt(2))), given);
      case 3 -> {
        if (names.size() > 1) {
          given.put(names.get(0), names.get(1));
          given.put(names.get(1), fresh(names.get(1)));
        }
      }
      default -> {}
    }
    return given;
  }

  private static void circle(List<String> names, Map<String, String> given) {
    for (int i = 0; names.size() > 1 && i < names.size(); i++) {
      given.put(names.get(i), names.get((i + 1) % names.size()));
    }
  }

  private String fresh(String name) {
    String longer = name + " " + ++fresh;
    return longer.getBytes(UTF_8).length <= 63 ? longer : "renamed" + fresh + " \"ü\"";
  }

  /** All at once, whatever takes the name of what. */
  private void rename(Map<String, String> given, BiFunction<String, String, Operation> rename) {
    int number = 0;
    for (String from : given.keySet()) {
      schema = rename.apply(from, "on its way " + ++number).apply(schema);
    }
    number = 0;
    for (String to : given.values()) {
      schema = rename.apply("on its way " + ++number, to).apply(schema);
    }
  }
}

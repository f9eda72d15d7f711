package dev.aludel.diff;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person must look at before a change runs on rows, in sentences. */
final class Notes {

  static final String NUMBERED_AFTER =
      "SQLite numbers a column only when it is the primary key already: this is for SQLite, and"
          + " changes nothing on PostgreSQL.";

  static final String NUMBERED_BEFORE =
      "SQLite forgets that the column is numbered when it is the primary key no longer: with this"
          + " the downgrade numbers it again. It changes nothing itself.";

  /** Of rows whose type comes back without some of its attributes. */
  static final String ATTRIBUTES_GO =
      "The values of the attributes that go are not kept. The downgrade adds them again without.";

  /** Of a default that comes after its column. */
  static final String CLOSED =
      "The default calls a function that reads the column, so it comes after both: the rows that are"
          + " there keep NULL.";

  static final String FREED = "Takes the sequence from its column, for another to take it over.";

  static final String FREED_TO_GO =
      "Takes the sequence from its column: another table draws from it until that goes, too.";

  static final String COMES_FIRST =
      "Comes before the table whose column owns it: another table draws from it, too.";

  static final String TAKEN_OVER = "The sequence stays: it is its new column's from now on.";

  private static final String ROUNDS = "values are rounded or cut where they do not fit.";

  private static final String USING =
      "PostgreSQL needs to be told how (USING). Where a plain cast is not what you want, say it:"
          + " toType(…, sql(\"…\")).";

  private Notes() {}

  /** Why a column lets go of its type for a while. */
  static List<String> meanwhile(AlterColumn change) {
    List<String> notes = new ArrayList<>();
    for (ColumnChange each : change.changes()) {
      if (each instanceof ColumnChange.SetType type) {
        boolean json = type.type() == Type.Scalar.JSON;
        notes.add(
            "%s.%s is %s below."
                .formatted(
                    change.table(),
                    change.column(),
                    json
                        ? "JSON while its type gets other attributes, of which each keeps the"
                            + " values that it has by its name,"
                        : "text while its type or collation is dropped and created again"));
      }
    }
    return notes;
  }

  static String dropTable(QualifiedName table) {
    return "Drops the rows of %s. The downgrade creates the table again without them."
        .formatted(table);
  }

  /** A generated column's values can be worked out again, so that nothing is lost with them. */
  static List<String> dropColumn(QualifiedName table, Column column) {
    if (column.generated().isPresent()) {
      return List.of();
    }
    String note =
        "Drops the values of %s.%s. The downgrade adds the column again without them."
            .formatted(table, column.name());
    return needsValues(column)
        ? List.of(
            note,
            "The downgrade fails on a table with rows, because %s takes no NULL and has no default."
                .formatted(column.name()))
        : List.of(note);
  }

  static List<String> addColumn(QualifiedName table, Column column) {
    return needsValues(column)
        ? List.of(
            "Fails if %s has rows, because %s takes no NULL and has no default. Give it a default,"
                    .formatted(table, column.name())
                + " or add it without NOT NULL, fill it, and then set NOT NULL.")
        : List.of();
  }

  private static boolean needsValues(Column column) {
    return !column.nullable()
        && column.defaultValue().isEmpty()
        && column.identity().isEmpty()
        && column.generated().isEmpty();
  }

  /** A generated column that stays one can be worked out again, so there is nothing to say. */
  static Optional<String> replaceColumn(QualifiedName table, Column was, Column now) {
    if (now.generated().isEmpty()) {
      return Optional.of(
          "%s.%s is no longer worked out from its row. It is dropped and added, so it begins empty."
              .formatted(table, now.name()));
    }
    return was.generated().isPresent()
        ? Optional.empty()
        : Optional.of(
            "A column cannot become a generated one in place, so %s.%s is dropped and added: its"
                    .formatted(table, now.name())
                + " values give way to those that its expression gives.");
  }

  static String setNotNull(QualifiedName table, Column column) {
    return "Fails if %s.%s holds a NULL. Fill those rows first: op.execute(\"UPDATE %s SET %s = … WHERE %s IS NULL\")."
        .formatted(table, column.name(), table, column.name(), column.name());
  }

  static Optional<String> changeType(Type from, Type to) {
    return changeType(from, to, TypeChange.of(from, to));
  }

  static Optional<String> changeType(Type from, Type to, TypeChange how) {
    String what = "%s → %s: ".formatted(Wording.type(from), Wording.type(to));
    return switch (how) {
      case WIDENING -> Optional.empty();
      case NARROWING -> Optional.of(what + "fails if a value does not fit.");
      case ROUNDING -> Optional.of(what + ROUNDS);
      case NEEDS_USING ->
          Optional.of(
              what
                  + (TypeChange.cannotFail(from, to) ? "" : "fails if a value does not fit. ")
                  + USING);
      case ROUNDING_USING ->
          Optional.of(what + "fails if a value is none of the new type; " + ROUNDS + " " + USING);
    };
  }

  /** Whether the note tells that values are rounded or cut. */
  static boolean tellsOfRounding(String note) {
    return note.contains(ROUNDS);
  }

  static Optional<String> addPart(QualifiedName table, Part part) {
    return part instanceof Part.OfConstraint added
        ? addConstraint(table, added.constraint())
        : createIndex(table, ((Part.OfIndex) part).index());
  }

  private static Optional<String> addConstraint(QualifiedName table, Constraint constraint) {
    return constraint.match(
        new Constraint.Cases<Optional<String>>() {
          @Override
          public Optional<String> on(PrimaryKey key) {
            return Optional.of(unique(table, key.columns(), " or hold a NULL there"));
          }

          @Override
          public Optional<String> on(UniqueConstraint unique) {
            return Optional.of(unique(table, unique.columns(), ""));
          }

          @Override
          public Optional<String> on(ForeignKey key) {
            return Optional.of(
                "Fails if a row of %s has a value in %s that no row of %s has in %s."
                    .formatted(
                        table,
                        Wording.columns(key.columns()),
                        key.table(),
                        Wording.columns(key.referencedColumns())));
          }

          @Override
          public Optional<String> on(CheckConstraint check) {
            return Optional.of("Fails if a row of %s does not satisfy it.".formatted(table));
          }
        });
  }

  private static Optional<String> createIndex(QualifiedName table, Index index) {
    return index.unique() ? Optional.of(unique(table, index.columns(), "")) : Optional.empty();
  }

  private static String unique(QualifiedName table, List<String> columns, String more) {
    return "Fails if two rows of %s share a value of %s%s."
        .formatted(table, Wording.columns(columns), more);
  }

  static String dropSequence(QualifiedName sequence) {
    return "Forgets where %s stands. The downgrade starts it anew.".formatted(sequence);
  }

  static List<String> removeEnumValues(QualifiedName type, List<String> removed) {
    List<String> notes = new ArrayList<>();
    for (String value : removed) {
      notes.add(
          "Fails if a row holds the value '%s' of %s. Give those rows another one first: op.execute(\"UPDATE … SET … = … WHERE … = '%s'\")."
              .formatted(value, type, value));
    }
    return notes;
  }

  static String likelyRename(Rename rename) {
    return "This looks like the renaming of %s. If it is, use %s in place of the drop and the addition, and nothing is lost."
        .formatted(rename.describe(), rename.call());
  }
}

package dev.aludel.migrate;

import dev.aludel.dialect.Access;
import dev.aludel.diff.Renames;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a comparison of a database with a model looks at.
 *
 * @param schemas schemas besides the connection's own
 * @param tables the tables that count, on both sides
 * @param types whether a different type of a column counts
 * @param defaults whether a different default of a column counts
 * @param renames what a person says was renamed
 * @param access whether it counts who may do what
 */
public record ComparisonOptions(
    List<String> schemas,
    Predicate<QualifiedName> tables,
    boolean types,
    boolean defaults,
    Renames renames,
    Access access) {

  /** Everything in the connection's own schema. */
  public static final ComparisonOptions ALL =
      new ComparisonOptions(List.of(), name -> true, true, true, Renames.NONE, Access.NONE);

  public ComparisonOptions {
    schemas = List.copyOf(schemas);
  }

  public ComparisonOptions inSchemas(List<String> names) {
    return new ComparisonOptions(names, tables, types, defaults, renames, access);
  }

  public ComparisonOptions ofTables(Predicate<QualifiedName> counting) {
    return new ComparisonOptions(schemas, counting, types, defaults, renames, access);
  }

  public ComparisonOptions withTypes(boolean count) {
    return new ComparisonOptions(schemas, tables, count, defaults, renames, access);
  }

  public ComparisonOptions withDefaults(boolean count) {
    return new ComparisonOptions(schemas, tables, types, count, renames, access);
  }

  public ComparisonOptions renaming(Renames confirmed) {
    return new ComparisonOptions(schemas, tables, types, defaults, confirmed, access);
  }

  /** With or without who may do what. */
  public ComparisonOptions telling(Access told) {
    return new ComparisonOptions(schemas, tables, types, defaults, renames, told);
  }

  /** The schema without the tables that do not count. */
  Schema filtered(Schema schema) {
    Schema kept = schema;
    for (Table table : schema.tables()) {
      if (!tables.test(table.name())) {
        kept = kept.without(ObjectKind.TABLE, table.name());
      }
    }
    return kept;
  }
}

package dev.aludel.copy.file;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * What an export is: which tables are in which files, and their schema.
 *
 * @param version of this form
 * @param dialect which database it is from
 * @param source what the database is called, without a password
 * @param created when the snapshot was taken, by ISO 8601 in UTC
 * @param tables in the order of their names
 * @param objects the tables, enums and sequences of the schema
 */
public record Manifest(
    int version,
    String dialect,
    String source,
    String created,
    List<TableFile> tables,
    List<SchemaObject> objects) {

  /** The version that is written. */
  public static final int VERSION = 1;

  /** Its file in a folder. */
  public static final String FILE = "aludel-export.json";

  /** Its member in a document. */
  static final String MEMBER = "aludel-export";

  public Manifest {
    tables = List.copyOf(tables);
    objects = List.copyOf(objects);
  }

  /** The objects of a schema that exports hold, which is no routine that a table would call. */
  public static List<SchemaObject> objects(Schema schema, List<Table> tables) {
    List<SchemaObject> objects = new java.util.ArrayList<>();
    tables.forEach(table -> objects.add(table.withCalls(Optional.empty())));
    objects.addAll(schema.objects(EnumType.class));
    objects.addAll(schema.objects(Sequence.class));
    return objects;
  }

  Schema schema() {
    return Schema.of(objects);
  }

  boolean isOfSqlite() {
    return dialect.equals("sqlite");
  }
}

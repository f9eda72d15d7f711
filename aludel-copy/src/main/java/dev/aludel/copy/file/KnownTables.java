package dev.aludel.copy.file;

import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of the target, for files that do not say themselves what they hold. */
public interface KnownTables {

  /**
   * A table of the target.
   *
   * @param wires the forms of its columns, if it is PostgreSQL
   * @param declared the types of its columns as the database has them written
   */
  record Known(Table table, Map<String, Wire> wires, Map<String, String> declared) {}

  /** The target's dialect. */
  String dialect();

  /** Their names. */
  List<String> names();

  /** The one of that name, in the same capitals or others. */
  Optional<Known> find(String name);
}

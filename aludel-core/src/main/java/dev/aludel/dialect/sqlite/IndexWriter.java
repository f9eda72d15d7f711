package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes {@code CREATE INDEX}. An index with an expression that has no text for SQLite is left out
 * as a whole: without its condition a unique index would refuse what it was made to allow.
 */
final class IndexWriter {

  private final Set<String> collations;

  /**
   * @param collations those that exist besides SQLite's own; others are left out
   */
  IndexWriter(Set<String> collations) {
    this.collations = collations;
  }

  /** The statements for all indexes of the table, by the index's name. */
  List<SchemaReader.Definition> create(Table table) {
    List<SchemaReader.Definition> statements = new ArrayList<>();
    // SQLite has no index without a name.
    for (Index index : NamingConvention.apply(table).indexes()) {
      create(table.name(), index)
          .ifPresent(
              sql -> statements.add(new SchemaReader.Definition(index.name().orElseThrow(), sql)));
    }
    return statements;
  }

  Optional<String> create(QualifiedName table, Index index) {
    List<String> keys = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      Optional<String> text =
          key.column().map(Names::quote).or(() -> key.expression().flatMap(Expressions::write));
      if (text.isEmpty()) {
        return Optional.empty();
      }
      String collation =
          key.collation()
              .filter(this::exists)
              .map(name -> " COLLATE " + Names.quote(name))
              .orElse("");
      keys.add(text.get() + collation + (key.descending() ? " DESC" : ""));
    }
    Optional<String> where = index.where().flatMap(Expressions::write);
    if (index.where().isPresent() && where.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
            + Names.quote(table.sibling(index.name().orElseThrow()))
            + " ON "
            + Names.quote(table.name())
            + " ("
            + String.join(", ", keys)
            + ")"
            + where.map(text -> " WHERE " + text).orElse(""));
  }

  private boolean exists(String collation) {
    return ColumnParser.BUILT_IN.contains(ColumnParser.spelled(collation))
        || collations.contains(collation);
  }
}

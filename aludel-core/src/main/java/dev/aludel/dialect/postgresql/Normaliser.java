package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Foretells how a schema would read back: first by rule, then, for the tables of which a piece is
 * not sure, by creating them in a scratch schema that is rolled back.
 *
 * <p>A constraint or an index without a name has the name of the live one of the same structure, or
 * else the one that {@link NamingConvention} gives.
 */
final class Normaliser {

  private Normaliser() {}

  static Schema normalise(Connection connection, Schema desired, Schema live) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      Session session = Session.of(connection);
      Schema held = StaticForm.of(desired, session);
      List<Table> unsure =
          held.tables().stream()
              .filter(table -> !Agreement.isSure(table, live.table(table.name())))
              .map(NamingConvention::apply)
              .toList();
      Map<QualifiedName, Table> asked =
          unsure.isEmpty() ? Map.of() : Scratch.read(connection, session, unsure, held, live);
      return held.withEachTable(
          table -> {
            Table spelled = asked.getOrDefault(table.name(), NamingConvention.apply(table));
            return CanonicalOrder.of(named(spelled, table, live.table(table.name())));
          });
    } finally {
      if (!autoCommit) {
        connection.rollback();
      }
    }
  }

  /** Gives what the model left without a name the name that the live table has for it. */
  private static Table named(Table spelled, Table model, Optional<Table> live) {
    if (live.isEmpty()) {
      return spelled;
    }
    return withIndexNames(
        withConstraintNames(spelled, model, live.orElseThrow()), model, live.orElseThrow());
  }

  private static Table withConstraintNames(Table spelled, Table model, Table live) {
    Set<String> taken = new HashSet<>();
    model.constraints().forEach(constraint -> constraint.name().ifPresent(taken::add));
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint constraint : spelled.constraints()) {
      boolean given = constraint.name().filter(taken::contains).isPresent();
      Optional<String> name =
          live.constraints().stream()
              .filter(there -> !given && there.unnamed().equals(constraint.unnamed()))
              .flatMap(there -> there.name().stream())
              .filter(candidate -> !taken.contains(candidate))
              .findFirst();
      name.ifPresent(taken::add);
      constraints.add(name.map(constraint::named).orElse(constraint));
    }
    return spelled.withConstraints(constraints);
  }

  private static Table withIndexNames(Table spelled, Table model, Table live) {
    Set<String> taken = new HashSet<>();
    model.indexes().forEach(index -> index.name().ifPresent(taken::add));
    List<Index> indexes = new ArrayList<>();
    for (Index index : spelled.indexes()) {
      boolean given = index.name().filter(taken::contains).isPresent();
      Optional<String> name =
          live.indexes().stream()
              .filter(there -> !given && there.unnamed().equals(index.unnamed()))
              .flatMap(there -> there.name().stream())
              .filter(candidate -> !taken.contains(candidate))
              .findFirst();
      name.ifPresent(taken::add);
      indexes.add(name.map(index::named).orElse(index));
    }
    return spelled.withIndexes(indexes);
  }
}

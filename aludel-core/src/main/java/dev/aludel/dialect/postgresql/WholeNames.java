package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives objects of the connection's own schema their whole names where the server has something of
 * their name itself, which it would take for them (section 5.10.5 of PostgreSQL's manual): {@code
 * pg_class} becomes {@code public.pg_class}. All others keep the names that they have.
 */
final class WholeNames extends ObjectNames {

  private final Supplier<String> home;
  private final boolean isKnown;

  /** Tables and views that get their whole names, too. */
  private final Set<QualifiedName> others;

  /**
   * @param home the schema of objects whose names say none, asked for when there is need of it
   * @param isKnown whether a database has said that schema
   */
  WholeNames(Supplier<String> home, boolean isKnown) {
    this(home, isKnown, Set.of());
  }

  private WholeNames(Supplier<String> home, boolean isKnown, Set<QualifiedName> others) {
    this.home = home;
    this.isKnown = isKnown;
    this.others = others;
  }

  /** The same, with tables and views that get their whole names whatever these are. */
  WholeNames with(Set<QualifiedName> tables) {
    return tables.isEmpty() ? this : new WholeNames(home, isKnown, tables);
  }

  private boolean isServers(ObjectKind kind, QualifiedName name) {
    return name.schema().isEmpty()
        && (CatalogNames.contain(kind, name.name())
            || (kind.hasRows() && kind != ObjectKind.COMPOSITE_TYPE && others.contains(name)));
  }

  @Override
  QualifiedName name(ObjectKind kind, QualifiedName name) {
    return isServers(kind, name) ? QualifiedName.of(home.get(), name.name()) : name;
  }

  /**
   * What gets the name of something of the server's is called by its old one meanwhile. What comes
   * from another schema is told where to.
   */
  @Override
  QualifiedName newName(ObjectKind kind, QualifiedName from, QualifiedName to) {
    if (from.schema().isEmpty() && to.schema().isEmpty()) {
      return new QualifiedName(name(kind, from).schema(), to.name());
    }
    return isKnown && to.schema().isEmpty() ? QualifiedName.of(home.get(), to.name()) : to;
  }

  /** The schema with whole names, and with the own one if there are such names. */
  Schema schema(Schema schema) {
    List<SchemaObject> objects = schema.objects();
    if (objects.stream().allMatch(object -> key(object.key()).equals(object.key()))) {
      return schema;
    }
    List<SchemaObject> whole = new ArrayList<>(objects.size() + 1);
    objects.forEach(object -> whole.add(object(object)));
    return withHome(Schema.of(whole));
  }

  /** The own schema is there, whatever is created in it. */
  Schema withHome(Schema schema) {
    ObjectKey key = ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(home.get()));
    return schema.find(key).isPresent()
        ? schema
        : schema.with(DefinedObject.of(key, Optional.empty()));
  }
}

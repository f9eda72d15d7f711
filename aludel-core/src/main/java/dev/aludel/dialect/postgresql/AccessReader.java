package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Access;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.ObjectFacts;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Reads the rows of {@link AccessQueries} as objects of their own, one for each object that has
 * another owner than the connection's role, or grants that go without saying nowhere.
 */
final class AccessReader {

  private final Session session;
  private final Access access;
  private final BiPredicate<String, String> included;
  private final List<DefinedObject> found = new ArrayList<>();

  private AccessReader(Session session, Access access, BiPredicate<String, String> included) {
    this.session = session;
    this.access = access;
    this.included = included;
  }

  /**
   * All that is to be told, with two queries or one.
   *
   * @param schemas those that are looked at
   * @param home one more schema of which the privileges are told, but not those in it
   * @param included whether the object of a schema and name counts
   */
  static List<DefinedObject> read(
      Connection connection,
      Session session,
      Access access,
      String[] schemas,
      Optional<String> home,
      BiPredicate<String, String> included)
      throws SQLException {
    AccessReader reader = new AccessReader(session, access, included);
    List<String> all = new ArrayList<>(List.of(schemas));
    home.ifPresent(all::add);
    Row.each(
        connection,
        AccessQueries.OBJECTS,
        "text",
        all.toArray(),
        row -> {
          if (home.isEmpty() || !row.optional("nspname").equals(home)) {
            reader.readObject(row);
          }
        });
    if (access.privileges()) {
      Row.each(connection, AccessQueries.DEFAULTS, "text", all.toArray(), reader::readDefaults);
    }
    return reader.found;
  }

  private void readObject(Row row) {
    ObjectKind kind = ObjectKind.valueOf(row.text("kind"));
    Optional<String> schema = row.optional("nspname");
    String name = row.text("name");
    boolean isRoom =
        (kind == ObjectKind.SCHEMA && EmptyRoom.isOne(name))
            || (schema.isEmpty() && SetAside.isOne(name));
    if (isRoom || (schema.isPresent() && !included.test(schema.get(), name)) || isOfLeftOut(row)) {
      return;
    }
    SortedMap<String, String> options = new TreeMap<>();
    if (access.privileges()) {
      options.putAll(grants(row));
    }
    Optional<String> owner = row.optional("owner").filter(role -> access.owners());
    owner.ifPresent(role -> options.put(Privileges.OWNER, role));
    if (options.isEmpty()) {
      return;
    }
    ObjectKey on =
        new ObjectKey(
            kind,
            schema.map(s -> session.name(s, name)).orElseGet(() -> QualifiedName.of(name)),
            session.ownNames(row.text("qualifier")));
    ObjectKey needed = on;
    if (row.optional("owned_by").isPresent()) {
      needed =
          ObjectKey.of(
              ObjectKind.TABLE, session.name(row.text("owned_schema"), row.text("owned_by")));
    }
    NavigableSet<Dependency> needs = new TreeSet<>();
    needs.add(new Dependency(needed, Optional.empty()));
    if (access.privileges()) {
      for (String column : row.texts("columns")) {
        needs.add(new Dependency(needed, Optional.of(column)));
      }
    }
    add(ObjectKey.privilegesOn(on), options, needs);
  }

  /** The sequence of a column goes with its table, that of Aludel's own history too. */
  private boolean isOfLeftOut(Row row) {
    return row.optional("owned_by")
        .filter(table -> !included.test(row.text("owned_schema"), table))
        .isPresent();
  }

  private void readDefaults(Row row) {
    SortedMap<String, String> options = grants(row);
    if (!options.isEmpty()) {
      String where =
          row.optional("nspname").map(name -> " in schema " + QualifiedName.of(name)).orElse("");
      add(
          new ObjectKey(
              ObjectKind.DEFAULT_PRIVILEGES,
              QualifiedName.of(row.text("role")),
              row.text("objects") + where),
          options,
          new TreeSet<>());
    }
  }

  private void add(
      ObjectKey key, SortedMap<String, String> options, NavigableSet<Dependency> needs) {
    found.add(
        DefinedObject.of(key, Optional.empty())
            .withOptions(options)
            .withFacts(ObjectFacts.of(needs, List.of(), Collections.emptySortedMap())));
  }

  /** What is granted, without what everybody has by default. */
  private static SortedMap<String, String> grants(Row row) {
    SortedMap<String, String> grants = new TreeMap<>();
    for (String grant : row.texts("grants")) {
      int end = grant.indexOf(AccessQueries.SEPARATOR);
      grants.put(Privileges.GRANT + grant.substring(0, end), grant.substring(end + 1));
    }
    row.optional("withheld").ifPresent(taken -> grants.put(Privileges.WITHHELD, taken));
    String usual = row.text("of_public");
    String everybody = Privileges.GRANT + Privileges.PUBLIC;
    if (!usual.isEmpty() && row.flag("has_acl")) {
      if (usual.equals(grants.get(everybody))) {
        grants.remove(everybody);
      } else {
        grants.putIfAbsent(everybody, Privileges.NONE);
      }
    }
    return grants;
  }
}
